/** What everybody reads: the list and the page of an event, as bytes that all readers share. */
import { Inject, Injectable } from '@nestjs/common';
import type { ListEventsQuery } from '@lastseat/contracts';
import { CLOCK, type Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { EventsService } from './events.service.js';
import { NewestCountsService } from './newest-counts.service.js';
import { ReadLane } from './brief-cache/read-lane.js';
import { SharedAnswer, type AnswerBytes } from './brief-cache/shared-answer.js';
import { BriefCache, type BriefCacheLimits } from './brief-cache/brief-cache.js';

/** Bytes of JSON, of which the heap takes three times as many: with the events and their parts. */
const pageLimits: BriefCacheLimits = { maxEntries: 1_000, maxBytes: 8 * 1024 * 1024 };
const eventLimits: BriefCacheLimits = { maxEntries: 5_000, maxBytes: 8 * 1024 * 1024 };

/** Further in than this nobody turns the pages. */
const LAST_BROWSED_PAGE = 10;

@Injectable()
export class PublicEventsService {
  private readonly pages: BriefCache<SharedAnswer>;
  private readonly events: BriefCache<SharedAnswer | null>;

  // A page is two statements, an event is one: no more than twelve of the pool's connections.
  private readonly browsing = new ReadLane({ width: 2, maxWaiting: 200 });
  /** Of what a stranger can think up without end: it must not wait in front of the pages of all. */
  private readonly searching = new ReadLane({ width: 2, maxWaiting: 100 });
  private readonly lookingUp = new ReadLane({ width: 4, maxWaiting: 400 });

  constructor(
    @Inject(CLOCK) clock: Clock,
    private readonly reads: EventsService,
    private readonly counts: NewestCountsService,
  ) {
    this.pages = new BriefCache<SharedAnswer>(clock, pageLimits, countBytes);
    this.events = new BriefCache<SharedAnswer | null>(clock, eventLimits, countBytes);
  }

  /** @throws ProblemError `busy` */
  async getPage(query: ListEventsQuery): Promise<AnswerBytes> {
    const isBrowsing = query.search === '' && query.page <= LAST_BROWSED_PAGE;
    const lane = isBrowsing ? this.browsing : this.searching;
    const answer = await this.pages.read(toKey(query), lane, async () => {
      const { data, meta } = await this.reads.listEvents(query);
      const end = `],"meta":${JSON.stringify(meta)}}`;
      return new SharedAnswer(data, (parts) => `{"data":[${parts.join(',')}${end}`, this.counts);
    });
    return answer.toBytes();
  }

  /** @throws ProblemError `event_not_found`, `busy` */
  async getEvent(id: string): Promise<AnswerBytes> {
    const answer = await this.events.read(id, this.lookingUp, async () => {
      const event = await this.reads.findEvent(id);
      return event && new SharedAnswer([event], ([part = '']) => part, this.counts);
    });
    if (answer === null) throw new ProblemError('event_not_found');
    return answer.toBytes();
  }
}

/** Of the query as it was parsed: however it is written, it is the same page. */
function toKey({ page, limit, sortBy, sortOrder, period, search }: ListEventsQuery): string {
  return [page, limit, sortBy, sortOrder, period, search].join(' ');
}

const countBytes = (answer: SharedAnswer | null) => answer?.toBytes().body.length ?? 0;
