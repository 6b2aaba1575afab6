import { beforeEach, describe, expect, it } from 'vitest';
import type { AccessTokenService } from '../auth/access-token.service.js';
import type { LiveSocket } from './live-server.js';
import { SocketOwnersService } from './socket-owners.service.js';

const NOW = 1_000_000;
const users: Record<string, { user: { id: string }; expiresAt: number }> = {
  ada: { user: { id: 'ada' }, expiresAt: NOW + 60_000 },
  grace: { user: { id: 'grace' }, expiresAt: NOW + 90_000 },
};

describe('SocketOwnersService', () => {
  let ends: { ms: number; end: () => void }[];
  let rooms: Set<string>;
  let socket: LiveSocket;
  let owners: SocketOwnersService;

  beforeEach(() => {
    ends = [];
    rooms = new Set();
    socket = {
      data: {},
      join: (room: string) => rooms.add(room),
      leave: (room: string) => rooms.delete(room),
    } as unknown as LiveSocket;
    owners = new SocketOwnersService(
      { readWithExpiry: (token: string) => users[token] ?? null } as AccessTokenService,
      () => new Date(NOW),
      (ms, task) => {
        const end = { ms, end: task };
        ends.push(end);
        return () => (ends = ends.filter((other) => other !== end));
      },
    );
  });

  it('takes the socket from its person when the token runs out', () => {
    expect(owners.signIn(socket, 'ada')).toBe('ada');
    expect([...rooms]).toEqual(['user:ada']);
    expect(ends.map(({ ms }) => ms)).toEqual([60_000]);
    ends[0]?.end();
    expect([[...rooms], socket.data.user]).toEqual([[], undefined]);
  });

  it('lets the newest token say how long', () => {
    owners.signIn(socket, 'ada');
    owners.signIn(socket, 'grace');
    expect([...rooms]).toEqual(['user:grace']);
    expect(ends.map(({ ms }) => ms)).toEqual([90_000]);
  });

  it('takes the socket from whoever had it also when the next token is none', () => {
    owners.signIn(socket, 'ada');
    expect(owners.signIn(socket, 'nobody')).toBeUndefined();
    expect([[...rooms], ends]).toEqual([[], []]);
  });

  it('keeps no timer of a socket that has closed', () => {
    owners.signIn(socket, 'ada');
    owners.release(socket);
    expect(ends).toEqual([]);
  });

  it('keeps what its person watches when a newer token comes, and not when another person does', () => {
    owners.signIn(socket, 'ada');
    rooms.add('console:an event');
    socket.data.consoleEventId = 'an event';
    owners.signIn(socket, 'ada');
    expect([[...rooms], ends.length]).toEqual([['user:ada', 'console:an event'], 1]);
    owners.signIn(socket, 'grace');
    expect([[...rooms], ends.length]).toEqual([['user:grace'], 1]);
  });
});
