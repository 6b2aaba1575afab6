import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EngineRequest, WebSocketLike } from './engine.js';
import { GuardedConnection } from './guarded-connection.js';
import { MemoryShares } from './memory-shares.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** A WebSocket of Engine.IO's, and the wire below it. */
function openConnection() {
  const wire = new EventEmitter();
  const webSocket = Object.assign(new EventEmitter(), {
    readyState: 1,
    bufferedAmount: 0,
    pause: vi.fn(),
    resume: vi.fn(),
    terminate: vi.fn(),
  });
  const request = { socket: wire, websocket: webSocket as WebSocketLike };
  const engineSocket = Object.assign(new EventEmitter(), {
    id: 'a connection',
    request: request as unknown as EngineRequest,
    transport: Object.assign(new EventEmitter(), { name: 'websocket' }),
    close: vi.fn(),
  });
  const shares = new MemoryShares({ each: 1_000_000, all: 1_000_000, leastShare: 1_000 });
  new GuardedConnection(
    engineSocket,
    shares.open(),
    { packets: 100, bytes: 1_000_000 },
    () => new Date(0),
    { onCut: () => undefined, onGone: () => undefined },
  );
  return {
    webSocket,
    receive: (bytes: number) => wire.emit('data', Buffer.alloc(bytes)),
    /** As Engine.IO does with a packet that is none; the WebSocket waits for the farewell. */
    end: () => engineSocket.emit('close'),
  };
}

it('A connection that sends much at once is read again after a rest that fits', () => {
  const { webSocket, receive } = openConnection();
  receive(64_000);
  expect(webSocket.pause).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(499);
  expect(webSocket.resume).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_001);
  expect(webSocket.resume).toHaveBeenCalledOnce();
});

it('A page that asks for two hundred events is read on at once', () => {
  const { webSocket, receive } = openConnection();
  receive(8_000);
  receive(100);
  expect(webSocket.pause).not.toHaveBeenCalled();
});

it('A connection that has ended and goes on sending is not listened to any longer', () => {
  const { webSocket, receive, end } = openConnection();
  end();
  receive(1_000_000);
  expect(webSocket.terminate).not.toHaveBeenCalled();
  receive(1);
  expect(webSocket.terminate).toHaveBeenCalled();
});
