import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { describeChanges, TicketAnnouncer } from './announce-tickets';

const concert = (remainingTickets: number) => ({
  eventId: 'concert',
  title: 'Limited Concert',
  remainingTickets,
});
const talk = { eventId: 'talk', title: 'Night Talk', remainingTickets: 0 };

describe('describeChanges', () => {
  it('says what is left of each event', () => {
    expect(describeChanges([concert(1), talk])).toBe(
      'Limited Concert: 1 ticket left. Night Talk: sold out.',
    );
  });

  it('counts the events that it does not name', () => {
    const many = [1, 2, 3, 4].map((n) => ({ ...concert(n), eventId: String(n), title: `E${n}` }));
    expect(describeChanges(many)).toMatch(/^E1: .* E3: 3 tickets left\. 1 more event changed\.$/);
  });
});

describe('TicketAnnouncer', () => {
  const say = vi.fn();
  let announcer: TicketAnnouncer;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.resetAllMocks();
    announcer = new TicketAnnouncer(say);
  });

  afterEach(() => {
    announcer.stop();
    vi.useRealTimers();
  });

  it('says the newest of several changes of one event, once', () => {
    announcer.add(concert(2));
    announcer.add(concert(1));
    vi.advanceTimersByTime(30_000);
    expect(say).toHaveBeenCalledExactlyOnceWith('Limited Concert: 1 ticket left.');
  });

  it('speaks at most every few seconds, however fast seats are sold', () => {
    for (let remaining = 300; remaining > 0; remaining--) {
      announcer.add(concert(remaining));
      vi.advanceTimersByTime(100);
    }
    expect(say.mock.calls.length).toBeLessThanOrEqual(6);
  });

  it('says the last change of a burst in the end', () => {
    announcer.add(concert(1));
    vi.advanceTimersByTime(1_000);
    announcer.add(concert(0));
    vi.advanceTimersByTime(10_000);
    expect(say).toHaveBeenLastCalledWith('Limited Concert: sold out.');
  });

  it('says nothing of what was pending when it stops', () => {
    announcer.add(concert(1));
    announcer.stop();
    vi.advanceTimersByTime(30_000);
    expect(say).not.toHaveBeenCalled();
  });
});
