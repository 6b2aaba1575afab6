import { writeScan } from '@/features/door/rules/door-book';
import { serverTime, showNumbers, type Desk, type GivenAnswer } from './desk';
import { changeAnswer } from './give-answer';

/** Somebody was let in by mistake: another fact, which is handed in as an entry is. */
export async function takeBack(desk: Desk, answer: GivenAnswer): Promise<void> {
  const { seat, nonce, scannedAt, isUndone } = answer;
  const { eventId, keep, newNonce } = desk.parts;
  if (desk.book === null || seat === null || nonce === null || isUndone) return;
  changeAnswer(desk, nonce, { isUndone: true });
  const scan = {
    ...{ ...seat, nonce: newNonce(), scannedAt: serverTime(desk) },
    ...{ kind: 'undo' as const, entry: { nonce, scannedAt } },
  };
  const waits = { state: 'waiting' as const, takenAt: null, code: null };
  const kept = { eventId, nonce: scan.nonce, scan, ...waits };
  desk.scans.set(kept.nonce, kept);
  writeScan(desk.book, scan);
  showNumbers(desk);
  await keep.addScan(kept);
  desk.wake();
}
