/** Whatever comes, and whenever, at one process and at several: decision 98. */
import type { TicketUpdate } from '@lastseat/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setUp } from './testing/ticket-updates-in-own-time.js';
import { COALESCE_MS } from './ticket-updates.service.js';

describe('Whatever is announced or heard of, and whenever', () => {
  const step = fc.record({
    eventId: fc.constantFrom('one', 'another'),
    isOwn: fc.boolean(),
    // Sometimes behind what is known, as from another process.
    jump: fc.integer({ min: -3, max: 4 }),
    remainingTickets: fc.integer({ min: 0, max: 3 }),
    wait: fc.constantFrom(0, 0, 0, 1, 40, 99, 100, 101, 350),
  });

  it('each event ends on its newest count, rises in version and keeps its pauses', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.constantFrom(0, 7, 240),
        (steps, restMs) => {
          const { announce, hear, advance, sent, now } = setUp({ restMs });
          const newest = new Map<string, { version: number; remainingTickets: number }>();
          for (const { eventId, isOwn, jump, remainingTickets, wait } of steps) {
            const before = newest.get(eventId);
            const version = Math.max(1, (before?.version ?? 3) + jump);
            (isOwn ? announce : hear)(version, remainingTickets, eventId);
            if (version > (before?.version ?? 0)) {
              newest.set(eventId, { version, remainingTickets });
              const last = sent.findLast((update) => update.eventId === eventId);
              const isTurn = before && (before.remainingTickets === 0) !== (remainingTickets === 0);
              if (!before || isTurn) expect(last).toMatchObject({ version, at: now() });
            }
            advance(wait);
          }
          advance(COALESCE_MS + steps.length * restMs);

          for (const [eventId, expected] of newest) {
            const own = sent.filter((update) => update.eventId === eventId);
            expect(own.at(-1)).toMatchObject(expected);
            for (const [index, update] of own.entries()) {
              const previous = own[index - 1];
              if (!previous) continue;
              expect(update.version).toBeGreaterThan(previous.version);
              const isTurn = (previous.remainingTickets === 0) !== (update.remainingTickets === 0);
              if (!isTurn) expect(update.at - previous.at).toBeGreaterThanOrEqual(COALESCE_MS);
            }
          }
        },
      ),
    );
  });
});

describe('Several processes that sell one event', () => {
  /** A commit at one of them, or the next message of those that are under way; then time passes. */
  const step = fc.record({
    seller: fc.nat({ max: 2 }),
    sells: fc.boolean(),
    wait: fc.constantFrom(0, 0, 1, 50, 101),
  });

  it('all end on the newest count, whenever the messages between them come', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const processes = [setUp(), setUp(), setUp()];
        const underWay: { to: number; update: TicketUpdate }[] = [];
        for (const [from, { service, sent }] of processes.entries()) {
          service.connect({
            here: (update, _waitedMs, onTold) => {
              sent.push({ ...update, at: 0 });
              onTold(0);
            },
            elsewhere: (update) => {
              for (const to of [0, 1, 2]) if (to !== from) underWay.push({ to, update });
            },
          });
        }
        const deliver = () => {
          const message = underWay.shift();
          if (message !== undefined) processes[message.to]!.service.hear(message.update);
        };
        let version = 0;
        for (const { seller, sells, wait } of steps) {
          if (sells) processes[seller]!.announce((version += 1), 100 - version);
          else deliver();
          for (const { advance } of processes) advance(wait);
        }
        for (let turn = 0; turn < 3; turn++) {
          for (const { advance } of processes) advance(COALESCE_MS);
          while (underWay.length > 0) deliver();
        }
        if (version === 0) return;
        for (const { versions } of processes) expect(versions().at(-1)).toBe(version);
      }),
    );
  });
});
