import { makeTicketUpdate } from '@lastseat/test-data';
import { describe, expect, it } from 'vitest';
import { COUNT_KEPT_MS, MAX_COUNTS, NewestCountsService } from './newest-counts.service.js';

function setUp() {
  let now = 0;
  const counts = new NewestCountsService(() => new Date(now));
  const note = (version: number, eventId = 'an event') =>
    counts.note(makeTicketUpdate({ eventId, remainingTickets: 100 - version, version }));
  const versionOf = (eventId = 'an event') => counts.find(eventId)?.version;
  return { counts, note, versionOf, advance: (ms: number) => void (now += ms) };
}

describe('The newest count of an event', () => {
  it('is the one with the highest version, whatever is heard later', () => {
    const { counts, note } = setUp();
    for (const version of [2, 5, 3, 4]) note(version);
    expect(counts.find('an event')).toMatchObject({ version: 5, remainingTickets: 95 });
  });

  it('counts as a change when it is newer, and not when it is heard again', () => {
    const { counts, note } = setUp();
    note(1);
    const before = counts.changes;
    note(1);
    note(0);
    expect(counts.changes).toBe(before);
    note(2);
    expect(counts.changes).toBeGreaterThan(before);
  });

  it('is forgotten a minute after it was heard of last, so that a restored database is believed', () => {
    const { note, versionOf, advance } = setUp();
    note(7);
    advance(COUNT_KEPT_MS - 1);
    note(7);
    note(0, 'another');
    expect(versionOf()).toBe(7);
    advance(COUNT_KEPT_MS - 1);
    note(3);
    expect(versionOf()).toBe(7);
    advance(1);
    note(0, 'another');
    expect(versionOf()).toBeUndefined();
    note(3);
    expect(versionOf()).toBe(3);
  });

  it('is kept of so many events and no more, those that were heard of last', () => {
    const { note, versionOf } = setUp();
    for (let event = 0; event < MAX_COUNTS; event++) note(1, String(event));
    note(2, '0');
    note(1, 'one more');
    expect([versionOf('0'), versionOf('1'), versionOf('2')]).toEqual([2, undefined, 1]);
  });
});
