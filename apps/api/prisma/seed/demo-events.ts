export interface DemoEvent {
  title: string;
  description: string;
  category: string;
  venue: string;
  /** From today; negative for an event that is over. */
  daysAhead: number;
  /** UTC. */
  startTime: string;
  totalTickets: number;
  /** Seats that are taken from the beginning. */
  takenTickets: number;
  /** 0 is free. */
  priceCents: number;
  currency: string;
}

export const demoEvents: DemoEvent[] = [
  {
    title: 'Limited Concert',
    description:
      'Two seats in front of a string quartet, and ten people who want them. The event that the concurrency proof fights over.',
    category: 'Music',
    venue: 'The Small Hall, Vienna',
    daysAhead: 21,
    startTime: '19:00',
    totalTickets: 2,
    takenTickets: 0,
    priceCents: 4900,
    currency: 'EUR',
  },
  {
    title: 'Midnight Jazz Session',
    description:
      'A trio, a dark room and no set list. Doors at nine, first note when the last glass is poured.',
    category: 'Music',
    venue: 'Blue Door Cellar, Berlin',
    daysAhead: 6,
    startTime: '21:00',
    totalTickets: 80,
    takenTickets: 77,
    priceCents: 2800,
    currency: 'EUR',
  },
  {
    title: 'Symphony under the Stars',
    description:
      'The city orchestra plays Dvořák on the open lawn. Bring a blanket; chairs are for the musicians.',
    category: 'Music',
    venue: 'Riverside Park, Prague',
    daysAhead: 45,
    startTime: '18:30',
    totalTickets: 500,
    takenTickets: 120,
    priceCents: 3500,
    currency: 'EUR',
  },
  {
    title: 'PostgreSQL from the Inside',
    description:
      'A day on locks, snapshots and the write-ahead log, with a debugger open. Bring a laptop that compiles C.',
    category: 'Technology',
    venue: 'Harbour Conference Centre, Hamburg',
    daysAhead: 30,
    startTime: '08:00',
    totalTickets: 60,
    takenTickets: 22,
    priceCents: 19900,
    currency: 'EUR',
  },
  {
    title: 'Open Source Evening',
    description:
      'Five short talks by people who maintain what everybody uses, then pizza and first contributions.',
    category: 'Technology',
    venue: 'Town Library, Utrecht',
    daysAhead: 12,
    startTime: '17:30',
    totalTickets: 120,
    takenTickets: 48,
    priceCents: 0,
    currency: 'EUR',
  },
  {
    title: 'Accessible Interfaces Workshop',
    description:
      'Build one form three times: for a mouse, for a keyboard, for a screen reader. Twelve seats, so that everyone gets a review.',
    category: 'Technology',
    venue: 'Studio North, Copenhagen',
    daysAhead: 17,
    startTime: '09:00',
    totalTickets: 12,
    takenTickets: 12,
    priceCents: 8900,
    currency: 'EUR',
  },
  {
    title: 'Sourdough for Beginners',
    description:
      'Mix, fold, wait, bake. You go home with a loaf, a starter and the patience for both.',
    category: 'Food & Drink',
    venue: 'Corner Bakery School, Lyon',
    daysAhead: 9,
    startTime: '13:00',
    totalTickets: 16,
    takenTickets: 9,
    priceCents: 6500,
    currency: 'EUR',
  },
  {
    title: 'Natural Wine Tasting',
    description: 'Eight growers pour what they made themselves, and say what went wrong this year.',
    category: 'Food & Drink',
    venue: 'Old Customs House, Bordeaux',
    daysAhead: 26,
    startTime: '17:00',
    totalTickets: 90,
    takenTickets: 31,
    priceCents: 4200,
    currency: 'EUR',
  },
  {
    title: 'City Half Marathon',
    description:
      'Twenty-one kilometres along the river, closed to cars, open to everyone who finishes within three hours.',
    category: 'Sport',
    venue: 'Main Square, Kraków',
    daysAhead: 75,
    startTime: '07:30',
    totalTickets: 2000,
    takenTickets: 640,
    priceCents: 15000,
    currency: 'PLN',
  },
  {
    title: 'Sunrise Yoga on the Roof',
    description: 'An hour above the traffic. Mats and tea are there; shoes stay at the stairs.',
    category: 'Sport',
    venue: 'Rooftop 11, Lisbon',
    daysAhead: 3,
    startTime: '06:00',
    totalTickets: 25,
    takenTickets: 8,
    priceCents: 0,
    currency: 'EUR',
  },
  {
    title: 'Shakespeare in Ninety Minutes',
    description: 'Four actors, thirty-seven plays, one interval that they cannot afford.',
    category: 'Theatre',
    venue: 'Playhouse Lane, London',
    daysAhead: 34,
    startTime: '19:30',
    totalTickets: 240,
    takenTickets: 132,
    priceCents: 2250,
    currency: 'GBP',
  },
  {
    title: 'Night at the Museum',
    description:
      'Lights off, torches on: the curators show what they are proud of and never have room for.',
    category: 'Arts',
    venue: 'Museum of Natural History, Vienna',
    daysAhead: 52,
    startTime: '20:00',
    totalTickets: 150,
    takenTickets: 15,
    priceCents: 1800,
    currency: 'EUR',
  },
  {
    title: 'Street Photography Walk',
    description: 'Three hours, one lens, no screens. We look at the prints together next week.',
    category: 'Arts',
    venue: 'Central Station, Antwerp',
    daysAhead: 14,
    startTime: '10:00',
    totalTickets: 10,
    takenTickets: 6,
    priceCents: 3000,
    currency: 'EUR',
  },
  {
    title: 'Founders Breakfast',
    description:
      'Coffee, one honest story about running out of money, and an hour of questions. Every month.',
    category: 'Business',
    venue: 'Market Hall, Tallinn',
    daysAhead: -10,
    startTime: '07:00',
    totalTickets: 40,
    takenTickets: 33,
    priceCents: 0,
    currency: 'EUR',
  },
];
