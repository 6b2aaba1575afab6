import { EventEmitter } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Logger } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LeanIoAdapter } from './lean-io-adapter.js';

const KB = 1_024;

/** As a socket of Socket.IO tells what came: the values, and last the acknowledgement that was asked for. */
function connect(callback: (...values: unknown[]) => unknown, adapter = new LeanIoAdapter()) {
  const socket = new EventEmitter();
  const handlers = [{ message: 'ask', methodName: 'ask', isAckHandledManually: false, callback }];
  adapter.bindMessageHandlers(socket as Socket, handlers as never);
  return {
    socket,
    ask: (value: unknown) =>
      new Promise<unknown>((resolve) => {
        socket.emit('ask', value, resolve);
      }),
  };
}

describe('The adapter of the sockets', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('gives the handler what came, and the answer to who asked', async () => {
    const { ask } = connect((value) => Promise.resolve({ value }));
    expect(await ask({ eventIds: [] })).toEqual({ value: { eventIds: [] } });
    expect(await connect((value) => value).ask(7)).toBe(7);
  });

  it('needs nobody who asks, and answers nothing where the handler has nothing to say', async () => {
    const heard: unknown[] = [];
    const { socket, ask } = connect((value) => {
      heard.push(value);
      return value === 'last' ? 'done' : undefined;
    });
    const answer = vi.fn();
    socket.emit('ask', 'first');
    socket.emit('ask', 'second', answer);
    expect(await ask('last')).toBe('done');
    expect(heard).toEqual(['first', 'second', 'last']);
    expect(answer).not.toHaveBeenCalled();
  });

  it('writes down an error of a handler, and goes on', async () => {
    const log = vi.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const { socket, ask } = connect((value) => {
      if (value === 'wrong') throw new Error('Broken');
      return value === 'late' ? Promise.reject(new Error('Broken later')) : value;
    });
    socket.emit('ask', 'wrong', () => undefined);
    socket.emit('ask', 'late', () => undefined);
    expect(await ask('right')).toBe('right');
    await vi.waitFor(() => expect(log).toHaveBeenCalledTimes(2));
  });

  it('keeps less than two kilobytes for the five messages that a socket may send', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const adapter = new LeanIoAdapter();
    const sockets = Array.from({ length: 1_000 }, () => new EventEmitter());
    const handlers = ['watch', 'unwatch', 'signIn', 'watchConsole', 'watchDoor'].map((message) => ({
      message,
      methodName: message,
      isAckHandledManually: false,
      callback: vi.fn(),
    }));
    collect();
    const before = process.memoryUsage().heapUsed;
    for (const socket of sockets) adapter.bindMessageHandlers(socket as Socket, handlers);
    collect();
    const each = (process.memoryUsage().heapUsed - before) / sockets.length;
    expect(sockets.every((socket) => socket.listenerCount('watchDoor') === 1)).toBe(true);
    expect(each).toBeLessThan(2 * KB);
  });
});
