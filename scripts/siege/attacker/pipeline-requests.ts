import { setTimeout as pause } from 'node:timers/promises';
import { AnswerReader } from '../../load/answer-reader.js';
import type { Target } from './target.js';

interface Pipelines {
  connections: number;
  /** Requests that are sent before the first answer is waited for. */
  depth: number;
  request: Buffer;
}

const COME_AGAIN_MS = 100;

/** Sends a thousand requests at once on each of a few connections, and again when all are answered. */
export async function pipelineRequests(
  signal: AbortSignal,
  target: Target,
  { connections, depth, request }: Pipelines,
): Promise<void> {
  const all = Buffer.concat(Array.from({ length: depth }, () => request));
  const flood = async () => {
    while (!signal.aborted) {
      await sendOnce(target, all, depth);
      await pause(COME_AGAIN_MS);
    }
  };
  await Promise.all(Array.from({ length: connections }, flood));
}

async function sendOnce(target: Target, requests: Buffer, depth: number): Promise<void> {
  const socket = await target.openWire();
  if (socket === null) return target.note('refused');
  await new Promise<void>((resolve) => {
    let answers = 0;
    const reader = new AnswerReader((status) => {
      target.noteStatus(status);
      answers += 1;
      if (answers === depth) resolve();
    });
    socket.on('data', (piece: Buffer) => reader.read(piece));
    socket.once('end', () => resolve());
    socket.once('close', () => resolve());
    socket.write(requests);
  });
  socket.destroy();
}
