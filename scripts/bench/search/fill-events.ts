/** Events whose words are as uneven as words are: a few everywhere, most of them rare. */
import { insertEvents } from '@lastseat/test-data';
import { createRandom, type Random } from '../../load/random.js';
import { formatNumber } from '../../report/text.js';
import type { BenchDatabase } from '../lib/bench-database.js';
import { createIndex, dropIndex } from '../lib/late-indexes.js';

const HOUR_MS = 60 * 60 * 1_000;
const PER_STATEMENT = 5_000;
const KNOWN_WORDS = 30_000;

/** With a text of their own, for which the database takes a millisecond. The others are held again. */
const MOST_TEXTS = 100_000;
/** From one to the next: all are held within 417 days. */
const APART_MS = HOUR_MS / 10;

/** The indexes of words: the others grow fast enough while rows are added. */
const WORD_INDEXES = ['EventSearch_title_idx', 'EventSearch_document_idx'];

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

/**
 * As many as wanted, all within the same days. Past a hundred thousand, events have the text and the day of
 * another one, as classes have: so a word is as frequent among them as among those.
 */
export async function fillEvents(
  database: BenchDatabase,
  count: number,
  progress: (text: string) => void,
): Promise<void> {
  const texts = Math.min(count, MOST_TEXTS);
  await writeTexts(database, texts, progress);
  if (count > texts) await holdAgain(database, count, texts, progress);
  progress(`${formatNumber(count)} events: statistics`);
  await database.query('VACUUM ANALYZE');
  await database.settle();
}

async function writeTexts(
  database: BenchDatabase,
  count: number,
  progress: (text: string) => void,
): Promise<void> {
  const random = createRandom(13);
  const words = Array.from({ length: KNOWN_WORDS }, () => makeWord(random));
  const say = (length: number, pick: () => string) => Array.from({ length }, pick).join(' ');
  const rare = () => pickUneven(random, words);
  const any = () => (random.fraction() < 0.5 ? random.pick(everyday) : rare());
  for (let first = 0; first < count; first += PER_STATEMENT) {
    progress(`${formatNumber(first)} of ${formatNumber(count)} events are written`);
    const events = Array.from({ length: Math.min(PER_STATEMENT, count - first) }, (_, index) => ({
      title: `${random.pick(subjects)} ${random.pick(kinds)} ${rare()}`,
      description: say(60, any),
      category: random.pick(categories),
      venue: `${rare()} hall, ${random.pick(cities)}`,
      address: `${random.between(1, 200)} ${rare()} street`,
      startsAt: new Date(Date.now() + (first + index - count / 10) * APART_MS),
      totalTickets: 100,
      remainingTickets: random.between(0, 100),
      priceCents: random.between(0, 90) * 100,
    }));
    await insertEvents(database.query.bind(database), events);
  }
}

async function holdAgain(
  database: BenchDatabase,
  count: number,
  texts: number,
  progress: (text: string) => void,
): Promise<void> {
  const [last] = await database.query<{ id: string }>(
    'SELECT id FROM "Event" ORDER BY id DESC LIMIT 1',
  );
  const indexes: string[] = [];
  for (const name of WORD_INDEXES) indexes.push(await dropIndex(database, name));
  const times = Math.ceil(count / texts);
  for (let time = 1; time < times; time++) {
    progress(`${formatNumber(time * texts)} of ${formatNumber(count)} events are stored`);
    const laterMs = (time * APART_MS) / times;
    await copyEvents(database, last!.id, laterMs, Math.min(texts, count - time * texts));
  }
  progress(`${formatNumber(count)} events: the index of their words`);
  for (const definition of indexes) await createIndex(database, definition);
}

/** Some minutes later: but for a few around midnight, the words name the right day. They are copied as they were found. */
async function copyEvents(
  database: BenchDatabase,
  lastOriginal: string,
  laterMs: number,
  count: number,
): Promise<void> {
  await database.query(
    `SET session_replication_role = replica;
     WITH copy AS MATERIALIZED (
       SELECT id AS original, uuidv7() AS id, "startsAt" + interval '${laterMs} milliseconds' AS "startsAt"
       FROM "Event" WHERE id <= '${lastOriginal}' ORDER BY id LIMIT ${count}
     ), events AS (
       INSERT INTO "Event"
       SELECT own.* FROM copy JOIN "Event" AS event ON event.id = original,
         jsonb_populate_record(event, jsonb_build_object('id', copy.id, 'startsAt', copy."startsAt")) AS own
     )
     INSERT INTO "EventSearch" ("eventId", "startsAt", title, place, document)
     SELECT copy.id, copy."startsAt", title, place, document
     FROM copy JOIN "EventSearch" ON "eventId" = original;
     SET session_replication_role = origin`,
  );
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
