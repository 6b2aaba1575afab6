/** What Engine.IO, below Socket.IO, shows of a connection, as far as it is needed here. */
import type { IncomingMessage } from 'node:http';
import type { ARRIVED } from './fair-web-sockets.js';

/** A request of a session, or the one that begins it. */
export interface EngineRequest extends IncomingMessage {
  _query: { sid?: string };
  websocket?: WebSocketLike;
}

export interface WebSocketLike {
  readonly readyState: number;
  readonly bufferedAmount: number;
  on(name: 'ping' | 'pong', listener: (data: Buffer) => void): unknown;
  on(name: 'close', listener: () => void): unknown;
  on(name: typeof ARRIVED, listener: (bytes: number, isBinary: boolean) => void): unknown;
  on(name: 'message', listener: (data: Buffer) => void): unknown;
  pause(): void;
  resume(): void;
  terminate(): void;
}

/** Of WebSocket's `readyState`. */
export const OPEN = 1;

interface Packet {
  type: string;
  data?: string | Buffer;
}

export interface EngineSocket {
  id: string;
  request: EngineRequest | null;
  transport: { name: string; on(name: 'drain', listener: () => void): unknown };
  on(name: 'packet' | 'packetCreate', listener: (packet: Packet) => void): unknown;
  on(name: 'flush', listener: () => void): unknown;
  on(name: 'upgrade', listener: (transport: EngineSocket['transport']) => void): unknown;
  once(name: 'close', listener: () => void): unknown;
  close(discard: boolean): void;
}
