/** A hundred thousand events whose words are as uneven as words are: a few everywhere, most of them rare. */
import { insertEvents } from '@lastseat/test-data';
import { createRandom, type Random } from '../../load/random.js';
import type { BenchDatabase } from '../lib/bench-database.js';

const HOUR_MS = 60 * 60 * 1_000;
const PER_STATEMENT = 5_000;
const KNOWN_WORDS = 30_000;

const categories = ['Music', 'Technology', 'Sport', 'Theatre', 'Arts', 'Dance', 'Film', 'Workshop'];
const cities = ['Vienna', 'Berlin', 'Kraków', 'London', 'Tokyo', 'Lisbon', 'Bordeaux', 'Prague'];
const subjects = ['Jazz', 'Yoga', 'Shakespeare', 'Calligraphy', 'Marathon', 'Bookbinding', 'Tango'];
const kinds = ['concert', 'night', 'session', 'workshop', 'festival', 'evening', 'class'];
/** A text is half of these. */
const everyday = [
  ...[
    'the',
    'and',
    'with',
    'for',
    'of',
    'in',
    'a',
    'at',
    'doors',
    'open',
    'tickets',
    'seats',
    'bring',
  ],
  ...[
    'music',
    'live',
    'evening',
    'friends',
    'free',
    'drinks',
    'beginners',
    'welcome',
    'stage',
    'museum',
  ],
];

export async function fillEvents(database: BenchDatabase, count: number): Promise<void> {
  const random = createRandom(13);
  const words = Array.from({ length: KNOWN_WORDS }, () => makeWord(random));
  const say = (length: number, pick: () => string) => Array.from({ length }, pick).join(' ');
  const rare = () => pickUneven(random, words);
  const any = () => (random.fraction() < 0.5 ? random.pick(everyday) : rare());
  for (let first = 0; first < count; first += PER_STATEMENT) {
    const events = Array.from({ length: Math.min(PER_STATEMENT, count - first) }, (_, index) => ({
      title: `${random.pick(subjects)} ${random.pick(kinds)} ${rare()}`,
      description: say(60, any),
      category: random.pick(categories),
      venue: `${rare()} hall, ${random.pick(cities)}`,
      address: `${random.between(1, 200)} ${rare()} street`,
      startsAt: new Date(Date.now() + (first + index - count / 10) * (HOUR_MS / 10)),
      totalTickets: 100,
      remainingTickets: random.between(0, 100),
      priceCents: random.between(0, 90) * 100,
    }));
    await insertEvents(database.query.bind(database), events);
  }
  await database.query('VACUUM ANALYZE');
  await database.settle();
}

const syllables = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'ka',
  'le',
  'mi',
  'no',
  'ru',
  'sa',
  'te',
  'vi',
  'zo',
];

const makeWord = (random: Random): string =>
  Array.from({ length: random.between(2, 5) }, () => random.pick(syllables)).join('');

/** The cube makes half of all uses fall on an eighth of the words. */
const pickUneven = (random: Random, words: readonly string[]): string =>
  words[Math.floor(random.fraction() ** 3 * words.length)] ?? '';
