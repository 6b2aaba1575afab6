/** What each measure has to be, in the words of README's table. */

export interface Bound {
  measure: string;
  title: string;
  /** One of the two. */
  atLeast?: number;
  atMost?: number;
  unit: '×' | '%' | 'ms' | 'MB' | '';
}

export const bounds: readonly Bound[] = [
  {
    measure: 'coreVsInteractiveTransaction',
    title: 'core, 200 callers: ours / one interactive transaction per request',
    atLeast: 40,
    unit: '×',
  },
  {
    measure: 'coreVsOneStatement',
    title: 'core, 200 callers: ours / one conditional statement per request',
    atLeast: 8,
    unit: '×',
  },
  {
    measure: 'coreVsSkipLocked',
    title: 'core, 200 callers: ours / one row per ticket with SKIP LOCKED',
    atLeast: 3,
    unit: '×',
  },
  {
    measure: 'singleCallerLatencyRatio',
    title: 'one caller alone: latency, ours / the interactive transaction',
    atMost: 1.1,
    unit: '×',
  },
  {
    measure: 'httpVsEmptyRoute',
    title: 'bookings over HTTP / empty authenticated route',
    atLeast: 50,
    unit: '%',
  },
  { measure: 'rushSold', title: 'the rush: seats sold of 500', atLeast: 500, unit: '' },
  { measure: 'rushAnswered', title: 'the rush: people answered', atLeast: 10_000, unit: '' },
  {
    measure: 'rushUnexpected',
    title: 'the rush: answers other than 201 and 409',
    atMost: 0,
    unit: '',
  },
  {
    measure: 'rushP99Ms',
    title: 'the rush: p99 from the press to the answer',
    atMost: 3_000,
    unit: 'ms',
  },
  {
    measure: 'rushApiMemoryMb',
    title: 'the rush: memory of the API at its peak',
    atMost: 400,
    unit: 'MB',
  },
  {
    measure: 'manyEventsVsOneStatement',
    title: 'many events: the slowest case / one conditional statement on one event',
    atLeast: 1,
    unit: '×',
  },
  {
    measure: 'growthRatio',
    title: 'growth: cost of a booking at 5 million stored / at 10 thousand',
    atMost: 1.2,
    unit: '×',
  },
  {
    measure: 'guardAlonePercent',
    title: 'one caller, without the wait for the disk: guard of the core awake / asleep',
    atLeast: 95,
    unit: '%',
  },
  {
    measure: 'guardPercent',
    title: 'hot event, 200 callers: the same',
    atLeast: 95,
    unit: '%',
  },
  {
    measure: 'outboxHotEventPercent',
    title: 'hot event, 200 callers: with an outbox / without one',
    atLeast: 95,
    unit: '%',
  },
  {
    measure: 'outboxFactsPerSecond',
    title: 'from the outbox to a receiver: facts per second, the slowest kind',
    atLeast: 5_000,
    unit: '',
  },
  {
    measure: 'outboxDelayP99Ms',
    title: '500 bookings a second: COMMIT to receiver, p99',
    atMost: 2_000,
    unit: 'ms',
  },
  {
    measure: 'holdsUnusedPercent',
    title: 'hot event, 200 callers: nothing held / the statements from before holds',
    atLeast: 95,
    unit: '%',
  },
  {
    measure: 'holdsNotDuePercent',
    title: 'the same: much held, nothing runs out / nothing held',
    atLeast: 95,
    unit: '%',
  },
  {
    measure: 'holdsRunningOutPercent',
    title: 'the same: 1,000 holds of it run out a second / nothing held',
    atLeast: 80,
    unit: '%',
  },
  {
    measure: 'waitlistUnusedPercent',
    title: 'hot event, 200 callers: no waitlist / the statements from before waitlists',
    atLeast: 95,
    unit: '%',
  },
  {
    measure: 'waitlistOffersPerSecond',
    title: '10,000 wait: offers per second, 200 callers who cancel',
    atLeast: 2_000,
    unit: '',
  },
  {
    measure: 'waitlistOfferP99Ms',
    title: '10,000 wait, 500 cancels a second: cancel to offer, p99',
    atMost: 100,
    unit: 'ms',
  },
  {
    measure: 'moneyUnusedPercent',
    title: 'hot event, 200 callers: paid at the venue / the statements from before money',
    atLeast: 95,
    unit: '%',
  },
  {
    measure: 'ordersPerSecond',
    title: 'one event sold for money, 1,000 buyers at a time: paid orders per second',
    atLeast: 1_500,
    unit: '',
  },
  {
    measure: 'fanoutP99Ms',
    title: 'fan-out to 10,000 watchers: COMMIT to client, p99',
    atMost: 500,
    unit: 'ms',
  },
  {
    measure: 'searchP95Ms',
    title: 'searches of every kind among 100,000 events: p95',
    atMost: 50,
    unit: 'ms',
  },
  {
    measure: 'hallFrameP95Ms',
    title: 'the hall, 500 changes a second, processor slowed 4 times: frames, p95',
    atMost: 20,
    unit: 'ms',
  },
  {
    measure: 'hallLongestTaskMs',
    title: 'the same: the longest task of the page',
    atMost: 100,
    unit: 'ms',
  },
  {
    measure: 'hallMemoryGrowthMb',
    title: 'the hall, 300,000 changes: growth of its memory',
    atMost: 1,
    unit: 'MB',
  },
  {
    measure: 'eventsAppended',
    title: 'the event store: events a second, by 32 writers',
    atLeast: 3_000,
    unit: '',
  },
  {
    measure: 'eventsReplayed',
    title: 'the event store: events a second of a replay of a million',
    atLeast: 50_000,
    unit: '',
  },
];

export function isKept({ atLeast, atMost }: Bound, value: number): boolean {
  return value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
}
