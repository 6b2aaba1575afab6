/** What everybody reads: the list and the page of an event, as bytes that all readers share. */
import { Inject, Injectable } from '@nestjs/common';
import type { EventDetails, ListEventsQuery } from '@lastseat/contracts';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { BoundedQueue } from '../common/jobs/bounded-queue.js';
import { GatheredReads } from '../common/jobs/gathered-reads.js';
import { BriefCache, type BriefCacheLimits } from '../common/jobs/brief-cache.js';
import { SharedAnswer, type AnswerBytes } from './brief-cache/shared-answer.js';
import { EventsService } from './events.service.js';
import { NewestCountsService } from './newest-counts.service.js';

/** Bytes of JSON, of which the heap takes three times as many: with the events and their parts. */
const pageLimits: BriefCacheLimits = { maxEntries: 1_000, maxBytes: 8 * 1024 * 1024 };
const eventLimits: BriefCacheLimits = { maxEntries: 5_000, maxBytes: 8 * 1024 * 1024 };

/** As long as a connection of the pool is waited for: a database that hangs is told of by then. */
const maxWaitMs = 5_000;

/** Further in than this nobody turns the pages. */
const LAST_BROWSED_PAGE = 10;

@Injectable()
export class PublicEventsService {
  private readonly pages: BriefCache<SharedAnswer>;
  private readonly events: BriefCache<SharedAnswer | null>;
  private readonly categories: BriefCache<SharedAnswer>;

  /** Of the pages that many look at, which there are only so many of. A page is two statements. */
  private readonly browsing = new BoundedQueue({ atOnce: 1, maxWaiting: 200, maxWaitMs });
  /** Of what a stranger can think up without end: half of the connections for reading, at the most. */
  private readonly searching = new BoundedQueue({ atOnce: 1, maxWaiting: 100, maxWaitMs });
  /** One statement for all events that are asked for at once. */
  private readonly lookingUp = new BoundedQueue({ atOnce: 2_000, maxWaiting: 0, maxWaitMs });
  private readonly lookUps: GatheredReads<EventDetails>;

  constructor(
    @Inject(CLOCK) clock: Clock,
    private readonly reads: EventsService,
    private readonly counts: NewestCountsService,
  ) {
    this.pages = new BriefCache<SharedAnswer>(clock, pageLimits, countBytes);
    this.categories = new BriefCache<SharedAnswer>(clock, pageLimits, countBytes);
    this.lookUps = new GatheredReads({
      perQuery: 200,
      maxWaiting: 2_000,
      query: (ids) => reads.findEvents(ids),
    });
    this.events = new BriefCache<SharedAnswer | null>(clock, eventLimits, countBytes);
  }

  /** @throws ProblemError `busy` */
  async getPage(query: ListEventsQuery): Promise<AnswerBytes> {
    const lane = isBrowsed(query) ? this.browsing : this.searching;
    const answer = await this.pages.read(toKey(query), lane, async () => {
      const { data, meta } = await this.reads.listEvents(query);
      const end = `],"meta":${JSON.stringify(meta)}}`;
      return new SharedAnswer(data, (parts) => `{"data":[${parts.join(',')}${end}`, this.counts);
    });
    return answer.toBytes();
  }

  /** @throws ProblemError `busy` */
  async getCategories(): Promise<AnswerBytes> {
    const answer = await this.categories.read('', this.browsing, async () => {
      const json = JSON.stringify(await this.reads.listCategories());
      return new SharedAnswer([], () => json, this.counts);
    });
    return answer.toBytes();
  }

  /** @throws ProblemError `event_not_found`, `busy` */
  async getEvent(id: string): Promise<AnswerBytes> {
    const answer = await this.events.read(id, this.lookingUp, async () => {
      const event = await this.lookUps.find(id);
      return event ? new SharedAnswer([event], ([part = '']) => part, this.counts) : null;
    });
    if (answer === null) throw new ProblemError('event_not_found');
    return answer.toBytes();
  }
}

/** Of the query as it was parsed: however it is written, it is the same page. */
const toKey = (query: ListEventsQuery): string =>
  JSON.stringify(Object.entries(query).sort(([one], [other]) => (one < other ? -1 : 1)));

/** What the pages offer to choose, of which there are only so many lists. */
function isBrowsed(query: ListEventsQuery): boolean {
  const { search, place, category, level, organiser, from, to } = query;
  const { minPriceCents, maxPriceCents, page } = query;
  const typed = [search, place, category, level, organiser, from, to, minPriceCents, maxPriceCents];
  const isOpen = typed.some((value) => value !== undefined && value !== '');
  return !isOpen && page <= LAST_BROWSED_PAGE;
}

const countBytes = (answer: SharedAnswer | null) => answer?.toBytes().body.length ?? 0;
