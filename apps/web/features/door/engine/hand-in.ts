/**
 * Hands in what the device has decided by itself, in the order in which it happened.
 *
 * What must stay true: nothing goes before it is answered, so it may be sent twice, and counts once by its
 * nonce; and nothing that is refused holds up what stands behind it.
 */
import type { CheckInResult, QueuedScan } from '@lastseat/contracts';
import type { KeptScan } from '@/features/door/keep/door-database';
import { findProblem } from '@/lib/http/api';
import { showNumbers, type Desk } from './desk';
import { changeAnswer } from './give-answer';

const mostAtOnce = 200;

/**
 * @returns whether there was anything to hand in, and so an answer
 * @throws when the API cannot be reached, or lets this device hand in nothing
 */
export async function handInWaiting(desk: Desk): Promise<boolean> {
  const { keep, eventId } = desk.parts;
  let most = mostAtOnce;
  for (let round = 0; ; round++) {
    const waiting = await keep.listWaiting(eventId, most);
    if (waiting.length === 0) return round > 0;
    const results = await send(desk, waiting);
    if (results !== null) await settle(desk, waiting, results);
    else if (waiting.length === 1) await settle(desk, waiting, []);
    most = results === null ? Math.max(1, Math.floor(waiting.length / 2)) : mostAtOnce;
  }
}

/** @returns null where one of them is refused, and so all are */
async function send(desk: Desk, waiting: readonly KeptScan[]): Promise<CheckInResult[] | null> {
  const { api, eventId } = desk.parts;
  if (desk.door === null) throw new Error('The device is not known yet');
  try {
    const scans = waiting.map(toQueued);
    return await api.handInScans(eventId, { device: desk.door.deviceId, scans });
  } catch (error) {
    if (isOfTheScans(error)) return null;
    throw error;
  }
}

function isOfTheScans(error: unknown): boolean {
  const problem = findProblem(error);
  if (problem === null) return false;
  return [400, 413, 422].includes(problem.status) || problem.code === 'check_in_not_found';
}

function toQueued({ nonce, scan, code }: KeptScan): QueuedScan {
  const { kind, scannedAt, bookingId, number } = scan;
  const ticket = code === null ? { bookingId, number } : { code };
  const undoes = scan.kind === 'undo' ? { undoes: scan.entry.nonce } : {};
  return { nonce, kind, scannedAt, ...ticket, ...undoes };
}

async function settle(
  desk: Desk,
  waiting: readonly KeptScan[],
  results: readonly CheckInResult[],
): Promise<void> {
  const takenAt = desk.parts.now();
  await desk.parts.keep.settleScans(
    waiting.map(({ nonce }) => nonce),
    takenAt,
  );
  for (const kept of waiting) {
    desk.scans.set(kept.nonce, { ...kept, state: 'taken', takenAt, code: null });
  }
  for (const result of results) {
    const isAsDecided = result.outcome === 'admitted' || result.outcome === 'undone';
    if (!isAsDecided) changeAnswer(desk, result.nonce, { conflict: result });
  }
  showNumbers(desk);
}
