import { isUnreachable } from '@/features/door/api/is-unreachable';
import { findProblem } from '@/lib/http/api';
import type { Desk } from './desk';

/** What follows from a request that was not answered as it should be. */
export async function meetFailure(desk: Desk, error: unknown): Promise<void> {
  const { store, parts } = desk;
  if (isUnreachable(error)) {
    store.setState(({ stage }) => ({
      isReachable: false,
      live: null,
      stage: stage === 'opening' ? 'no-list' : stage,
    }));
    return;
  }
  store.setState({ isReachable: true });
  const problem = findProblem(error);
  if (problem?.code === 'device_signed_out') {
    await wipe(desk);
  } else if (problem?.code === 'device_not_found' && desk.door) {
    // Forgotten, and not signed out: it says its name again.
    desk.door = { ...desk.door, isRegistered: false };
    await parts.keep.keepDoor(desk.door);
  } else if (problem?.status === 403 || problem?.status === 404 || problem?.status === 409) {
    store.setState({ stage: 'refused', refusal: problem });
  }
  // Of an ended session the page itself takes care; whatever else it is, is tried again.
}

/** Whoever signed it out may have lost it: nothing stays on it, not even what was still to be handed in. */
async function wipe(desk: Desk): Promise<void> {
  const { store, parts } = desk;
  Object.assign(desk, { door: null, kept: null, book: null, keys: new Map() });
  desk.scans.clear();
  store.setState({ stage: 'signed-out', answer: null, recent: [] });
  await parts.keep.wipeDoor(parts.eventId);
}
