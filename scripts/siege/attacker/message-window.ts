import { setTimeout as pause } from 'node:timers/promises';

/** The API counts a socket's messages for ten seconds (`realtime/message-limit.ts`), and begins anew. */
const WINDOW_MS = 10_100;

export async function untilNextWindow(signal: AbortSignal): Promise<void> {
  await pauseUnlessOver(WINDOW_MS, signal);
}

/** Ends with the attack at the latest. */
export async function pauseUnlessOver(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal }).catch(() => undefined);
}
