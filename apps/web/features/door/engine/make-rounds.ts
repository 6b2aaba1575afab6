/** Hands in what waits, and keeps the list young: as often as it is worth it, and at once when woken. */
import { refreshWait } from '@/features/door/rules/refresh-wait';
import type { Desk } from './desk';
import { handInWaiting } from './hand-in';
import { meetFailure } from './meet-failure';
import { refreshList } from './refresh-list';

/** While nobody answers. */
const retryMs = 5_000;

/** Gives what ends it. */
export function makeRounds(desk: Desk): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let isUnderWay = false;
  let isWanted = false;
  let refreshedAt = Number.NEGATIVE_INFINITY;
  const walk = async () => {
    // A long list is not asked for only to see whether somebody answers.
    if (await handInWaiting(desk)) desk.store.setState({ isReachable: true });
    const { isReachable, stage, tickets } = desk.store.getState();
    const isYoung = desk.parts.now() - refreshedAt < refreshWait(tickets);
    // Where there was nothing to hand in, to ask for it finds out that somebody answers again.
    if (isReachable && stage === 'open' && isYoung) return;
    await refreshList(desk);
    refreshedAt = desk.parts.now();
    desk.store.setState({ isReachable: true });
  };
  const round = async () => {
    // It begins again when somebody says so, and not by itself.
    if (isOver || desk.store.getState().stage === 'signed-out') return;
    if (isUnderWay) {
      isWanted = true;
      return;
    }
    clearTimeout(timer);
    isUnderWay = true;
    isWanted = false;
    await walk().catch((error: unknown) => meetFailure(desk, error));
    isUnderWay = false;
    if (isOver) return;
    timer = setTimeout(() => void round(), isWanted ? 0 : retryMs);
  };
  desk.wake = () => void round();
  void round();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
