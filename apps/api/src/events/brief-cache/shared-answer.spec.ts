import type { EventDetails } from '@lastseat/contracts';
import { makeEventDetails, makeTicketUpdate } from '@lastseat/test-data';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NewestCountsService } from '../newest-counts.service.js';
import { BoundedQueue } from '../../common/jobs/bounded-queue.js';
import { SharedAnswer } from './shared-answer.js';
import { BriefCache } from '../../common/jobs/brief-cache.js';

const TOTAL = 1_000;

function eventAt(version: number, id = 'an event'): EventDetails {
  return makeEventDetails({
    id,
    title: 'Ein Abend',
    totalTickets: TOTAL,
    remainingTickets: TOTAL - version,
    waitingCount: version,
    version,
  });
}

const countAt = (version: number, eventId = 'an event') =>
  makeTicketUpdate({
    eventId,
    totalTickets: TOTAL,
    remainingTickets: TOTAL - version,
    waitingCount: version,
    version,
  });

function setUp(...events: EventDetails[]) {
  const counts = new NewestCountsService(() => new Date(0));
  const answer = new SharedAnswer(events, (parts) => `[${parts.join(',')}]`, counts);
  return { counts, answer, parse: () => JSON.parse(answer.toBytes().body.toString()) as unknown };
}

describe('A shared answer', () => {
  it('is the JSON of its events', () => {
    const { parse } = setUp(eventAt(1, 'a'), eventAt(2, 'b'));
    expect(parse()).toEqual([eventAt(1, 'a'), eventAt(2, 'b')]);
  });

  it('shows the newer count of each event, and an older one never', () => {
    const { counts, parse } = setUp(eventAt(1, 'a'), eventAt(2, 'b'), eventAt(3, 'c'));
    counts.note(countAt(5, 'a'));
    counts.note(countAt(1, 'b'));
    expect(parse()).toEqual([eventAt(5, 'a'), eventAt(2, 'b'), eventAt(3, 'c')]);
  });

  it('is the very same bytes for every reader, until one of its own counts changes', () => {
    const { counts, answer } = setUp(eventAt(1, 'a'), eventAt(2, 'b'));
    const first = answer.toBytes();
    counts.note(countAt(9, 'elsewhere'));
    expect(answer.toBytes()).toBe(first);
    counts.note(countAt(3, 'b'));
    const second = answer.toBytes();
    expect(second.body).not.toEqual(first.body);
    expect(second.etag).not.toBe(first.etag);
    expect(answer.toBytes()).toBe(second);
  });

  it('has the tag that another process gives the same answer', () => {
    const here = setUp(eventAt(1));
    here.counts.note(countAt(4));
    expect(here.answer.toBytes().etag).toBe(setUp(eventAt(4)).answer.toBytes().etag);
  });
});

type Step =
  | { kind: 'commit' | 'end' }
  | { kind: 'announce'; lag: number }
  | { kind: 'advance'; ms: number }
  | { kind: 'ask'; page: string; lag: number };

/** How many commits behind: news that comes late, or a replica. */
const lag = fc.nat(5);
const step = fc.oneof<fc.Arbitrary<Step>[]>(
  fc.record({ kind: fc.constantFrom('commit', 'end') }),
  fc.record({ kind: fc.constant('announce'), lag }),
  // Less than a minute in all: until then a count is known.
  fc.record({ kind: fc.constant('advance'), ms: fc.nat(1_200) }),
  fc.record({
    kind: fc.constant('ask'),
    page: fc.constantFrom('list', 'search', 'event'),
    lag,
  }),
);

/** A process and the database behind it: queries see what was committed when they began, or before. */
class World {
  now = 0;
  committed = 0;
  readonly shown: number[] = [];
  readonly failures: string[] = [];
  private newestAnnounced = 0;
  private readonly counts = new NewestCountsService(() => new Date(this.now));
  private readonly reads = new BriefCache<SharedAnswer>(
    () => new Date(this.now),
    { maxEntries: 2, maxBytes: 100_000 },
    (answer) => answer.toBytes().body.length,
  );
  private readonly lane = new BoundedQueue({ atOnce: 1, maxWaiting: 10, maxWaitMs: 5_000 });
  private readonly queries: (() => void)[] = [];

  versionBefore(lag: number): number {
    return Math.max(0, this.committed - lag);
  }

  announce(version: number): void {
    this.newestAnnounced = Math.max(this.newestAnnounced, version);
    this.counts.note(countAt(version));
  }

  /** @param version that the query finds, the one of a replica that is behind for example */
  async ask(key: string, version: number): Promise<void> {
    const answer = await this.reads.read(key, this.lane, async () => {
      await new Promise<void>((resolve) => this.queries.push(resolve));
      this.counts.note(countAt(version));
      return new SharedAnswer([eventAt(version)], ([part = '']) => part, this.counts);
    });
    const event = JSON.parse(answer.toBytes().body.toString()) as EventDetails;
    if (event.version < this.newestAnnounced) this.failures.push('older than what was announced');
    if (event.remainingTickets !== TOTAL - event.version)
      this.failures.push('a count of no version');
    this.shown.push(event.version);
  }

  endQuery(): void {
    this.queries.shift()?.();
  }

  async endAll(): Promise<void> {
    do {
      this.endQuery();
      await settle();
    } while (this.queries.length > 0);
  }
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('What a process shows of an event, in lists, searches and on its page', () => {
  it('never goes back, whatever the order of commits, news and queries', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }),
        async (steps) => {
          const world = new World();
          const asked: Promise<void>[] = [];
          for (const one of steps) {
            if (one.kind === 'commit') world.committed += 1;
            if (one.kind === 'end') world.endQuery();
            if (one.kind === 'advance') world.now += one.ms;
            if (one.kind === 'announce') world.announce(world.versionBefore(one.lag));
            if (one.kind === 'ask') asked.push(world.ask(one.page, world.versionBefore(one.lag)));
            await settle();
          }
          await world.endAll();
          await Promise.all(asked);
          expect(world.failures).toEqual([]);
          expect(world.shown).toEqual([...world.shown].sort((a, b) => a - b));
        },
      ),
      { numRuns: 200 },
    );
  });
});
