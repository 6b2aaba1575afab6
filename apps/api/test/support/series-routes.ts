/** The routes of series, categories and timetables, each with a request that it accepts. */
import { uuid, type ApiRoute, type World } from './api-route.js';

const organiser = { id: uuid(({ organiserId }) => organiserId) };
const anybodys = { id: { of: ({ slug }: World) => slug, kind: 'slug' } } as const;
const series = { id: uuid(({ seriesId }) => seriesId) };

const badDays = ['from=2027-02-30', 'from=0000-01-01', 'from=', 'from=today', 'unknown=1'];
const badKinds = ['category=%00', `level=${'a'.repeat(101)}`, 'level=a&level=b', 'unknown=1'];

/** What a series gives to its events. */
const goodSeries = () => ({
  title: 'Salsa',
  description: 'Words',
  category: 'Dance',
  level: '1',
  host: 'Ana',
  venue: 'A studio',
  address: '1 Long Street',
  totalTickets: 20,
  priceCents: 1_000,
  currency: 'AUD',
  maxPerPerson: 2,
  guestPolicy: 'immediate',
  timeZone: 'Australia/Sydney',
  durationMinutes: 55,
  saleOpensMinutesBefore: 10_000,
  saleClosesMinutesBefore: 30,
  cancelUntilMinutesBefore: 60,
  allowsTransfer: false,
  asksNames: true,
  transferUntilMinutesBefore: 60,
  waitlistMode: 'offer',
  offerMinutes: 30,
  waitlistClosesMinutesBefore: 90,
  intervalWeeks: 1,
  from: '2026-01-05',
  until: '2999-12-31',
  slots: [{ weekday: 1, startTime: '18:30' }],
});

const alsoGoodOfSeries = {
  description: [''],
  level: [null],
  host: [null],
  address: [null],
  totalTickets: [7],
  priceCents: [7],
  maxPerPerson: [7],
  durationMinutes: [7],
  saleOpensMinutesBefore: [null],
  saleClosesMinutesBefore: [null, 7],
  cancelUntilMinutesBefore: [null, 7],
  allowsTransfer: [true],
  asksNames: [true],
  transferUntilMinutesBefore: [null, 7],
  waitlistMode: ['off', 'autobook'],
  offerMinutes: [7],
  waitlistClosesMinutesBefore: [null, 7],
  intervalWeeks: [7],
  until: [null],
};

const asks = { isDryRun: false, isConfirmed: true };
const optionalAsks = ['isDryRun', 'isConfirmed'];
const alsoGoodOfAsks = { isDryRun: [true], isConfirmed: [true] };

const reads: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/organisers/{id}/timetable',
    status: 200,
    params: anybodys,
    badQueries: [...badDays, ...badKinds],
  },
  {
    method: 'GET',
    path: '/api/organisers/{id}/timetable.ics',
    status: 200,
    params: anybodys,
    badQueries: [...badKinds, 'from=2027-01-01'],
  },
  {
    method: 'GET',
    path: '/api/organisers/{id}/calendar',
    status: 200,
    needsToken: true,
    params: organiser,
    badQueries: [...badDays, 'category=Dance'],
  },
  { method: 'GET', path: '/api/organisers/{id}/categories', status: 200, params: anybodys },
  {
    method: 'GET',
    path: '/api/organisers/{id}/series',
    status: 200,
    needsToken: true,
    params: organiser,
  },
  { method: 'GET', path: '/api/series/{id}', status: 200, needsToken: true, params: series },
  {
    method: 'GET',
    path: '/api/organisers/{id}/holidays',
    status: 200,
    needsToken: true,
    params: organiser,
  },
];

const changes: ApiRoute[] = [
  {
    method: 'POST',
    path: '/api/organisers/{id}/series',
    status: 201,
    needsToken: true,
    params: organiser,
    bodyOf: goodSeries,
    optionalFields: [
      ...['description', 'level', 'host', 'address', 'priceCents', 'currency', 'maxPerPerson'],
      ...['guestPolicy', 'saleOpensMinutesBefore', 'saleClosesMinutesBefore'],
      ...[
        'cancelUntilMinutesBefore',
        'waitlistMode',
        'offerMinutes',
        'waitlistClosesMinutesBefore',
      ],
      ...['allowsTransfer', 'asksNames', 'transferUntilMinutesBefore', 'intervalWeeks', 'until'],
    ],
    alsoGood: alsoGoodOfSeries,
  },
  {
    method: 'POST',
    path: '/api/series/{id}/events',
    status: 201,
    needsToken: true,
    params: series,
    bodyOf: () => ({
      ...{ date: '2999-12-31', startTime: '18:30', title: 'A party', description: 'Words' },
      ...{ host: 'Ben', venue: 'A hall', address: '2 Long Street', totalTickets: 40 },
      ...{ priceCents: 500, durationMinutes: 240 },
    }),
    optionalFields: [
      ...['title', 'description', 'host', 'venue', 'address', 'totalTickets', 'priceCents'],
      'durationMinutes',
    ],
    alsoGood: alsoGoodOfSeries,
  },
  {
    method: 'PATCH',
    path: '/api/series/{id}',
    status: 200,
    needsToken: true,
    params: series,
    bodyOf: () => ({ scope: 'all', changes: { venue: 'A hall' }, reason: 'It moved', ...asks }),
    optionalFields: ['reason', ...optionalAsks],
    alsoGood: { reason: [''], ...alsoGoodOfAsks },
    headersOf: () => ({ 'if-match': '"0"' }),
  },
  {
    method: 'POST',
    path: '/api/organisers/{id}/holidays',
    status: 201,
    needsToken: true,
    params: organiser,
    bodyOf: () => ({
      ...{ from: '2999-12-24', until: '2999-12-26', name: 'Christmas', reason: 'Closed' },
      ...asks,
    }),
    optionalFields: ['reason', ...optionalAsks],
    alsoGood: { reason: [''], ...alsoGoodOfAsks },
  },
];

const removals: ApiRoute[] = [
  {
    method: 'DELETE',
    path: '/api/organisers/{id}/holidays/{holidayId}',
    status: 204,
    needsToken: true,
    params: { ...organiser, holidayId: uuid(({ holidayId }) => holidayId) },
  },
  {
    method: 'POST',
    path: '/api/series/{id}/end',
    status: 200,
    needsToken: true,
    params: series,
    bodyOf: () => ({ lastDate: '2026-01-31', reason: 'We close', ...asks }),
    optionalFields: optionalAsks,
    alsoGood: { reason: [''], ...alsoGoodOfAsks },
  },
];

/** The whole list, with all that the events and series here are of. */
const categoriesRoute: ApiRoute = {
  method: 'PUT',
  path: '/api/organisers/{id}/categories',
  status: 200,
  needsToken: true,
  params: organiser,
  bodyOf: () => ({
    categories: [
      { name: 'Music', levels: ['beginners'] },
      { name: 'Dance', levels: ['1', '2'] },
    ],
  }),
};

export const seriesRoutes: ApiRoute[] = [...reads, ...changes, categoriesRoute, ...removals];
