import { socketEvents, type ConsoleUpdate } from '@lastseat/contracts';
import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppSocket } from '@/lib/http/socket';
import { followConsole } from './follow-console';

const eventId = '01890000-0000-7000-8000-000000000001';
const update: ConsoleUpdate = {
  eventId,
  status: 'scheduled',
  confirmedTickets: 3,
  remainingTickets: 2,
  totalTickets: 5,
  version: 7,
  latest: [],
};

interface Sent {
  name: string;
  input: unknown;
  reply: (error: Error | null, answer?: unknown) => void;
}

/** The client's half of a socket: what it sends is kept, and the test plays the server. */
class FakeSocket extends EventEmitter {
  connected = true;
  active = true;
  readonly sent: Sent[] = [];
  timeout = () => ({
    emit: (name: string, input: unknown, reply: Sent['reply']) =>
      this.sent.push({ name, input, reply }),
  });
}

describe('The console of an event', () => {
  let socket: FakeSocket;
  let token: string | null;
  let announceToken: () => void;
  let end: () => void;
  const listener = { onUpdate: vi.fn(), onWatchers: vi.fn(), onLive: vi.fn() };

  beforeEach(() => {
    vi.resetAllMocks();
    socket = new FakeSocket();
    token = 'a token';
    end = followConsole(
      socket as unknown as AppSocket,
      eventId,
      {
        getToken: () => token,
        onChange: (onToken) => {
          announceToken = onToken;
          return () => undefined;
        },
      },
      listener,
    );
  });

  const names = () => socket.sent.map(({ name }) => name);
  const answer = (reply: unknown) => socket.sent.at(-1)?.reply(null, reply);

  it('is asked for once the server knows who asks, and begins with the counts of now', () => {
    expect(socket.sent).toMatchObject([
      { name: socketEvents.signIn, input: { accessToken: token } },
    ]);
    answer({ userId: 'somebody' });
    expect(socket.sent.at(-1)).toMatchObject({ name: 'watchConsole', input: { eventId } });
    answer({ counts: update });
    expect(listener.onLive.mock.calls).toEqual([[true]]);
    expect(listener.onUpdate.mock.calls).toEqual([[update]]);
  });

  it('is asked for again with every connect, and with every new token', () => {
    socket.emit('disconnect');
    expect(listener.onLive).toHaveBeenLastCalledWith(false);
    socket.emit('connect');
    token = 'a newer token';
    announceToken();
    expect(names()).toEqual(Array(3).fill(socketEvents.signIn));
    expect(socket.sent.at(-1)?.input).toEqual({ accessToken: 'a newer token' });
  });

  it('asks nothing while nobody is signed in', () => {
    token = null;
    socket.emit('connect');
    expect(names()).toHaveLength(1);
  });

  it('is not live where it was refused', () => {
    answer({ userId: 'somebody' });
    answer({ status: 404, code: 'event_not_found' });
    expect(listener.onLive.mock.calls).toEqual([[false]]);
    expect(listener.onUpdate).not.toHaveBeenCalled();
  });

  it('hears of this event and of nothing else, until it ends', () => {
    socket.emit(socketEvents.consoleUpdate, {
      ...update,
      eventId: update.eventId.replace('1', '2'),
    });
    socket.emit(socketEvents.consoleUpdate, { ...update, version: 'x' });
    socket.emit(socketEvents.consoleUpdate, update);
    socket.emit(socketEvents.watchers, { eventId, count: 4 });
    expect(listener.onUpdate.mock.calls).toEqual([[update]]);
    expect(listener.onWatchers.mock.calls).toEqual([[4]]);
    socket.connected = false;
    end();
    socket.emit(socketEvents.consoleUpdate, update);
    expect(listener.onUpdate).toHaveBeenCalledOnce();
  });
});
