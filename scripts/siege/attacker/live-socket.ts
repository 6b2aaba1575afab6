/**
 * A WebSocket that speaks Engine.IO and Socket.IO by hand: their own client would never send what an
 * attacker sends.
 * https://socket.io/docs/v4/engine-io-protocol/
 */
import { WebSocket } from 'ws';
import type { Target } from './target.js';

/** How long a handshake may take before it counts as refused. */
const PATIENCE_MS = 60_000;

/** Engine.IO's "message" and Socket.IO's kinds of packets. */
export const packets = {
  connect: (namespace = '') => `40${namespace}`,
  watch: (eventIds: readonly string[], acknowledgement = '') =>
    `42${acknowledgement}["watch",${JSON.stringify({ eventIds })}]`,
  ping: '2',
  pong: '3',
};

/** Opened and connected, and answering pings; `null` when it was refused. */
export function openLiveSocket(target: Target): Promise<WebSocket | null> {
  const url = `${target.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    handshakeTimeout: PATIENCE_MS,
  });
  target.own({ destroy: () => socket.terminate() });
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), PATIENCE_MS);
    socket.on('error', () => undefined); // `close` follows.
    socket.on('close', () => {
      clearTimeout(timer);
      target.note('socket closed');
      resolve(null);
    });
    socket.on('message', (data: Buffer) => {
      const message = data.toString('latin1', 0, 3);
      if (message.startsWith('0')) socket.send(packets.connect());
      else if (message === packets.ping) socket.send(packets.pong);
      else if (message.startsWith('40')) {
        clearTimeout(timer);
        target.note('socket opened');
        resolve(socket);
      } else if (message.startsWith('43')) target.note('acknowledged');
    });
  });
}

/** Those that were let in. */
export async function openLiveSockets(target: Target, count: number): Promise<WebSocket[]> {
  const opened = await Promise.all(Array.from({ length: count }, () => openLiveSocket(target)));
  return opened.filter((socket) => socket !== null);
}

/** Sends while the socket takes it; what our own kernel does not take we do not pile up here. */
export function sendPacket(socket: WebSocket, packet: string): boolean {
  const MOST_BUFFERED_BYTES = 1024 * 1024;
  if (socket.readyState !== WebSocket.OPEN) return false;
  if (socket.bufferedAmount > MOST_BUFFERED_BYTES) return false;
  socket.send(packet);
  return true;
}
