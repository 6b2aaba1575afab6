import type { WatchInput } from '@lastseat/contracts';
import { makeTicketUpdate } from '@lastseat/test-data';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppSocket } from '@/lib/http/socket';
import { TicketFollower } from './follow-tickets';

const concert = '01890000-0000-7000-8000-000000000001';
const count = makeTicketUpdate({ eventId: concert, remainingTickets: 2, version: 5 });

/** The client's half of a socket: what it sends is kept, and the test plays the server. */
class FakeSocket extends EventEmitter {
  connected = false;
  active = true;
  readonly watches: { input: WatchInput; answer: (answer: unknown) => void }[] = [];
  connects = 0;
  /** What the socket runs over. */
  readonly io = new EventEmitter();

  connect = () => ++this.connects;
  disconnect = () => {
    this.connected = false;
    return this;
  };
  timeout = () => ({
    emit: (_: string, input: WatchInput, reply: (...args: unknown[]) => void) =>
      this.watches.push({
        input,
        answer: (answer) => {
          reply(null, answer);
        },
      }),
  });

  opens() {
    this.connected = true;
    this.emit('connect');
  }

  closes() {
    this.connected = false;
    this.emit('disconnect');
  }
}

describe('TicketFollower', () => {
  let server: FakeSocket;
  let follower: TicketFollower;
  let onScreen: WatchInput;
  const onUpdates = vi.fn();
  const onWatchers = vi.fn();
  const onLive = vi.fn();

  beforeEach(() => {
    vi.useFakeTimers();
    vi.resetAllMocks();
    server = new FakeSocket();
    onScreen = { eventIds: [concert], watchersOf: concert };
    follower = new TicketFollower(server as unknown as AppSocket, {
      listWatched: () => onScreen,
      onUpdates,
      onWatchers,
      onLive,
    });
    follower.start();
  });

  afterEach(() => {
    follower.stop();
    vi.useRealTimers();
  });

  it('watches the events on screen at every connect, and is live from the snapshot on', () => {
    server.opens();
    expect(server.watches[0]?.input).toEqual(onScreen);
    expect(onLive).not.toHaveBeenCalled();
    server.watches[0]?.answer([count]);
    expect(onUpdates).toHaveBeenCalledWith([count]);
    expect(onLive).toHaveBeenLastCalledWith(true);

    server.closes();
    server.opens();
    expect(server.watches).toHaveLength(2);
  });

  it('watches at once over a connection that stands already', () => {
    follower.stop();
    server.connected = true;
    follower.start();
    expect(server.watches).toHaveLength(1);
  });

  it('passes updates on and ignores what is not one', () => {
    server.emit('ticketUpdate', { ...count, remainingTickets: -1 });
    server.emit('ticketUpdate', 'nonsense');
    expect(onUpdates).not.toHaveBeenCalled();
    server.emit('ticketUpdate', count);
    expect(onUpdates).toHaveBeenCalledWith([count]);
  });

  it('passes on how many are watching', () => {
    server.emit('watchers', { eventId: concert, count: 'many' });
    server.emit('watchers', { eventId: concert, count: 12 });
    expect(onWatchers).toHaveBeenCalledExactlyOnceWith({ eventId: concert, count: 12 });
  });

  it('does not wait for the next attempt when the network is back', () => {
    follower.connectNow();
    expect(server.connects).toBe(1);
    server.opens();
    follower.connectNow();
    expect(server.connects).toBe(1);
  });

  it('does not trouble anyone with a connection that is back within two seconds', () => {
    server.opens();
    server.watches[0]?.answer([count]);
    server.closes();
    vi.advanceTimersByTime(2_000);
    server.opens();
    server.watches[1]?.answer([count]);
    vi.advanceTimersByTime(7_000);
    expect(onLive).not.toHaveBeenCalledWith(false);
  });

  it('says that live updates are off when there has been no snapshot for a few seconds', () => {
    vi.advanceTimersByTime(3_000);
    expect(onLive).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('asks again after a problem instead of a snapshot', () => {
    server.opens();
    server.watches[0]?.answer({ status: 503, code: 'busy' });
    vi.advanceTimersByTime(2_000);
    expect(server.watches).toHaveLength(2);
    server.watches[1]?.answer([count]);
    vi.advanceTimersByTime(5_000);
    expect(server.watches).toHaveLength(2);
    expect(onLive).toHaveBeenLastCalledWith(true);
  });

  it('waits for the snapshot of the newest watch when the page has changed meanwhile', () => {
    server.opens();
    onScreen = { eventIds: [] };
    follower.watch();
    server.watches[0]?.answer([count]);
    expect(onLive).not.toHaveBeenCalled();
    server.watches[1]?.answer([]);
    expect(onLive).toHaveBeenLastCalledWith(true);
  });

  it('is not live while nothing comes, and asks for the counts again at the first sign', () => {
    server.opens();
    server.watches[0]?.answer([count]);
    vi.advanceTimersByTime(5_000);
    server.io.emit('ping');
    vi.advanceTimersByTime(7_999);
    expect(onLive).not.toHaveBeenCalledWith(false);
    vi.advanceTimersByTime(1);
    expect(onLive).toHaveBeenLastCalledWith(false);

    server.io.emit('ping');
    expect(onLive).toHaveBeenLastCalledWith(false);
    server.watches[1]?.answer([count]);
    expect(onLive).toHaveBeenLastCalledWith(true);
    expect(server.watches).toHaveLength(2);
  });

  it('watches once after a silence that ended the connection', () => {
    server.opens();
    server.watches[0]?.answer([count]);
    vi.advanceTimersByTime(8_000);
    server.closes();
    vi.advanceTimersByTime(20_000);
    expect(onLive).toHaveBeenLastCalledWith(false);
    server.opens();
    expect(server.watches).toHaveLength(2);
  });

  it('connects again by itself when the server has ended the connection', () => {
    server.opens();
    server.active = false;
    server.closes();
    expect(server.connects).toBe(0);
    vi.advanceTimersByTime(2_000);
    expect(server.connects).toBe(1);
  });

  it('hears nothing more once it has stopped', () => {
    follower.stop();
    server.emit('ticketUpdate', count);
    vi.advanceTimersByTime(10_000);
    expect(onUpdates).not.toHaveBeenCalled();
    expect(onLive).not.toHaveBeenCalled();
  });
});
