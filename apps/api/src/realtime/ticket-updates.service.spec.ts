import { makeTicketUpdate } from '@lastseat/test-data';
import { describe, expect, it } from 'vitest';
import { setUp } from './testing/ticket-updates-in-own-time.js';
import { COALESCE_MS } from './ticket-updates.service.js';

describe('Updates of one event', () => {
  it('begin with the first change, at once', () => {
    const { announce, sent } = setUp();
    announce(1, 9);
    expect(sent).toMatchObject([{ eventId: 'an event', remainingTickets: 9, version: 1, at: 0 }]);
  });

  it('go on with the newest count when 100 ms are over, and nothing in between', () => {
    const { announce, advance, sent, versions } = setUp();
    for (const version of [1, 2, 3, 4]) announce(version, 100 - version);
    advance(COALESCE_MS - 1);
    expect(versions()).toEqual([1]);
    advance(1);
    expect(sent.slice(1)).toMatchObject([
      { eventId: 'an event', remainingTickets: 96, version: 4, at: COALESCE_MS },
    ]);
  });

  it('are told to a listener at once, those that the sockets hear of later too', () => {
    const { service, announce } = setUp();
    const heard: number[] = [];
    service.listen(({ version }) => heard.push(version));
    for (const version of [1, 2, 3]) announce(version, 100 - version);
    expect(heard).toEqual([1, 2, 3]);
  });

  it('pause anew after each message', () => {
    const { announce, advance, versions } = setUp();
    announce(1, 9);
    announce(2, 8);
    advance(COALESCE_MS);
    announce(3, 7);
    expect(versions()).toEqual([1, 2]);
    advance(COALESCE_MS);
    expect(versions()).toEqual([1, 2, 3]);
  });

  it('are sent at once again after a quiet while', () => {
    const { announce, advance, sent } = setUp();
    announce(1, 9);
    advance(COALESCE_MS);
    announce(2, 8);
    expect(sent[1]).toMatchObject({ version: 2, at: COALESCE_MS });
  });

  it('do not wait when the last seat goes, nor when one comes back', () => {
    const { announce, advance, sent } = setUp();
    announce(1, 2);
    announce(2, 1);
    advance(10);
    announce(3, 0);
    advance(10);
    announce(4, 1);
    expect(sent.map(({ version, at }) => [version, at])).toEqual([
      [1, 0],
      [3, 10],
      [4, 20],
    ]);
  });

  it('do not wait when the event is cancelled', () => {
    const { service, announce, sent } = setUp();
    announce(1, 2);
    announce(2, 1);
    service.announce(
      makeTicketUpdate({
        eventId: 'an event',
        remainingTickets: 1,
        version: 3,
        status: 'cancelled',
      }),
    );
    expect(sent.map(({ version, at }) => [version, at])).toEqual([
      [1, 0],
      [3, 0],
    ]);
  });

  it('that waited are dropped when a sold-out went ahead of them', () => {
    const { announce, advance, versions } = setUp();
    announce(1, 2);
    announce(2, 1);
    announce(3, 0);
    advance(10 * COALESCE_MS);
    expect(versions()).toEqual([1, 3]);
  });

  it('never go back to an older count, however late that one comes', () => {
    const { announce, advance, versions } = setUp();
    announce(5, 5);
    announce(4, 6);
    advance(10 * COALESCE_MS);
    announce(3, 0);
    announce(5, 5);
    advance(10 * COALESCE_MS);
    expect(versions()).toEqual([5]);
  });

  it('do not hold up those of another event', () => {
    const { announce, sent } = setUp();
    announce(1, 9, 'one');
    announce(1, 9, 'another');
    expect(sent.map(({ eventId }) => eventId)).toEqual(['one', 'another']);
  });

  it('that wait are sent by a flush, and nothing comes after it', () => {
    const { service, announce, advance, versions, tasks } = setUp();
    announce(1, 9);
    announce(2, 8);
    service.flush();
    expect(versions()).toEqual([1, 2]);
    expect(tasks.size).toBe(0);
    advance(10 * COALESCE_MS);
    expect(versions()).toEqual([1, 2]);
  });
});

describe('Updates that the process has to rest from', () => {
  it('are told less often, with the newest count', () => {
    const { announce, advance, sent } = setUp({ restMs: 240 });
    for (const version of [1, 2, 3, 4, 5, 6]) {
      announce(version, 100 - version);
      advance(COALESCE_MS);
    }
    expect(sent.map(({ version, at }) => [version, at])).toEqual([
      [1, 0],
      [3, 240],
      [5, 480],
    ]);
  });

  it('go in turn, those of all events together', () => {
    const { announce, advance, sent } = setUp({ restMs: 240 });
    for (const eventId of ['one', 'another']) {
      announce(1, 9, eventId);
      announce(2, 8, eventId);
    }
    advance(240 + 240);
    expect(sent.map(({ eventId, version, at }) => [eventId, version, at])).toEqual([
      ['one', 1, 0],
      ['another', 1, 0],
      ['one', 2, 240],
      ['another', 2, 480],
    ]);
  });

  it('hold up neither the first change of an event nor the last seat', () => {
    const { announce, advance, sent } = setUp({ restMs: 240 });
    announce(1, 2);
    advance(10);
    announce(1, 9, 'another');
    announce(2, 0);
    expect(sent.map(({ version, at }) => [version, at])).toEqual([
      [1, 0],
      [1, 10],
      [2, 10],
    ]);
  });

  it('are the newest when their turn comes', () => {
    const { announce, advance, versions } = setUp({ restMs: 240 });
    announce(1, 9);
    announce(2, 8);
    advance(200);
    announce(3, 7);
    advance(40);
    expect(versions()).toEqual([1, 3]);
  });
});

describe('Updates of several processes that sell one event', () => {
  it('are together no more messages to a socket than those of one', () => {
    const { announce, hear, advance, sent } = setUp();
    for (let version = 1; version <= 400; version++) {
      (version % 4 === 0 ? announce : hear)(version, 1_000 - version);
      advance(5);
    }
    advance(COALESCE_MS);
    expect(sent.at(-1)).toMatchObject({ version: 400 });
    expect(sent.length).toBeLessThanOrEqual((400 * 5) / COALESCE_MS + 1);
  });

  it('are told to the others by the process that has sold, and by no other', () => {
    const { announce, hear, advance, toldElsewhere } = setUp();
    announce(1, 9);
    hear(2, 8);
    advance(COALESCE_MS);
    announce(3, 7);
    advance(COALESCE_MS);
    hear(4, 6);
    advance(COALESCE_MS);
    expect(toldElsewhere).toEqual([1, 3]);
  });

  it('that waited are not told to the others once one of those has told a newer one', () => {
    const { announce, hear, advance, versions, toldElsewhere } = setUp();
    announce(1, 9);
    announce(2, 8);
    hear(3, 7);
    advance(COALESCE_MS);
    expect(versions()).toEqual([1, 3]);
    expect(toldElsewhere).toEqual([1]);
  });

  it('do not wait when another process sells the last seat', () => {
    const { announce, hear, sent } = setUp();
    announce(1, 2);
    hear(2, 0);
    expect(sent.map(({ version, at }) => [version, at])).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });

  it('are not what a listener hears of: it has the own commits only', () => {
    const { service, announce, hear } = setUp();
    const heard: number[] = [];
    service.listen(({ version }) => heard.push(version));
    hear(1, 9);
    announce(2, 8);
    expect(heard).toEqual([2]);
  });
});
