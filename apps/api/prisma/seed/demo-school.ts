/** A dance school that holds the same classes every week. Its events are made as those of every series are. */

const school = {
  slug: 'salsa-del-mar',
  name: 'Salsa del Mar',
  text: [
    'Salsa, bachata and reggaeton, five evenings a week, two minutes from the beach.',
    'Come as you are, alone or in two. The first class of everybody who is new is Salsa 1 or Bachata 1.',
  ].join('\n\n'),
  definesCategories: true,
  /** All of them can be seen in the list of events, beside what others hold. */
  weeksAhead: 5,
};

/** Whose log-in owns it. */
const owner = 'organiser@lastseat.example';

const categories = [
  { name: 'Salsa', levels: ['1', '2', '3'] },
  { name: 'Bachata', levels: ['1', '2'] },
  { name: 'Reggaeton', levels: [] },
];

interface DemoClass {
  title: string;
  category: string;
  level: string | null;
  host: string;
  description: string;
  /** On the wall in Sydney; Monday is 1. */
  slots: { weekday: number; startTime: string }[];
}

const every = (startTime: string, ...weekdays: number[]) =>
  weekdays.map((weekday) => ({ weekday, startTime }));

const classes: DemoClass[] = [
  {
    title: 'Salsa 1',
    category: 'Salsa',
    level: '1',
    host: 'Lucía Ferrer',
    description: 'The basic step, the first turns, and how to hear where the one is.',
    slots: every('18:30', 2, 4),
  },
  {
    title: 'Salsa 2',
    category: 'Salsa',
    level: '2',
    host: 'Lucía Ferrer',
    description: 'Cross-body leads and double turns, to music at the speed of a party.',
    slots: every('19:30', 2, 4),
  },
  {
    title: 'Salsa 3',
    category: 'Salsa',
    level: '3',
    host: 'Tomás Keane',
    description: 'Musicality, shines and long combinations. You have danced for a year or more.',
    slots: [...every('20:30', 1, 3), ...every('19:30', 5)],
  },
  {
    title: 'Bachata 1',
    category: 'Bachata',
    level: '1',
    host: 'Mei Tanaka',
    description: 'Three steps and a tap, in every direction, close and open.',
    slots: every('18:30', 1, 3),
  },
  {
    title: 'Bachata 2',
    category: 'Bachata',
    level: '2',
    host: 'Mei Tanaka',
    description: 'Turns, waves and dips. You know the basic steps in your sleep.',
    slots: every('19:30', 1, 3),
  },
  {
    title: 'Reggaeton',
    category: 'Reggaeton',
    level: null,
    host: 'Dre Malakai',
    description: 'A choreography in an hour. No partner, no level: bring water and a towel.',
    slots: [...every('20:30', 2), ...every('18:30', 5)],
  },
];

const place = {
  venue: 'Studio Bondi, Sydney',
  address: '148 Campbell Parade, Bondi Beach NSW 2026',
  timeZone: 'Australia/Sydney',
};

const sale = {
  totalTickets: 20,
  priceCents: 2_200,
  currency: 'AUD',
  maxPerPerson: 1,
  guestPolicy: 'immediate',
  durationMinutes: 55,
  saleOpensMinutesBefore: null,
  saleClosesMinutesBefore: null,
  cancelUntilMinutesBefore: 120,
  allowsTransfer: true,
  asksNames: false,
  transferUntilMinutesBefore: null,
  waitlistMode: 'offer',
  offerMinutes: 120,
  waitlistClosesMinutesBefore: null,
} as const;

/** Of each class in its order, how many have a place already; those further ahead have none. */
const takenTickets = [6, 11, 3, 14, 8, 17, 5, 9, 12, 4, 15, 7, 10, 2];

export const demoSchool = { school, owner, categories, classes, place, sale, takenTickets };
