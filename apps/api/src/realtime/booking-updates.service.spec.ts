import type { BookingUpdate } from '@lastseat/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { BookingUpdatesService, UPDATES_OF_A_MESSAGE } from './booking-updates.service.js';
import type { OwnedUpdate } from './live-server.js';

describe('BookingUpdatesService', () => {
  let here: OwnedUpdate[];
  let elsewhere: OwnedUpdate[][];
  let turns: (() => void)[];
  let service: BookingUpdatesService;

  beforeEach(() => {
    [here, elsewhere, turns] = [[], [], []];
    service = new BookingUpdatesService((_ms, task) => {
      turns.push(task);
      return () => undefined;
    });
    service.connect({
      here: (owned) => here.push(owned),
      elsewhere: (owned) => elsewhere.push(owned),
    });
  });

  const announce = (count: number) => {
    for (let i = 0; i < count; i++) service.announce(`user ${i}`, { id: `${i}` } as BookingUpdate);
  };

  it('tells the sockets of this process at once', () => {
    announce(1);
    expect(here).toEqual([{ userId: 'user 0', update: { id: '0' } }]);
    expect(elsewhere).toEqual([]);
  });

  it('gathers for the other processes, in messages of bounded size and in order', () => {
    announce(2 * UPDATES_OF_A_MESSAGE + 1);
    expect(turns).toHaveLength(1);
    turns[0]?.();
    expect(elsewhere.map((message) => message.length)).toEqual([
      UPDATES_OF_A_MESSAGE,
      UPDATES_OF_A_MESSAGE,
      1,
    ]);
    expect(elsewhere.flat()).toEqual(here);
  });

  it('tells each update once, also what comes after a message', () => {
    announce(1);
    turns[0]?.();
    announce(1);
    turns[1]?.();
    expect(elsewhere.map((message) => message.length)).toEqual([1, 1]);
  });
});
