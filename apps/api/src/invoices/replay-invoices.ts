/**
 * Makes the read model of invoices anew from the events, beside the live one, and puts it in its place. What must
 * stay true: nobody is held up for longer than the comparison takes, no event is left out, memory does not grow with
 * the number of events, and whatever ends it early leaves the live one as it was.
 */
import pg from 'pg';
import {
  readChangedStreams,
  readReadablePosition,
  readStreamsAfter,
  type StreamEventRow,
  type StreamPlace,
} from '../event-store/event-store.service.js';
import { STREAM_PREFIX } from './invoice-events.js';
import { StreamFolder } from './replay/fold-streams.js';
import {
  countDifferences,
  createShadow,
  finishShadow,
  insertRows,
  replaceRows,
  stopWriters,
  swapTables,
} from './replay/shadow-table.sql.js';

const EVENTS_OF_A_PAGE = 10_000;

/** Any number that nobody else locks: two replays would take each other's table. */
const REPLAY_LOCK = 5_820_443;

export interface ReplayResult {
  events: number;
  /** Invoices that the live read model had wrong, too many or not at all. */
  differences: number;
}

/** Told how many events are read. The replay goes on when it has ended. */
export type Progress = (events: number) => void | Promise<void>;

/**
 * @param ownerUrl of the role that owns the read model
 * @param onProgress after each page
 * @param storeUrl where the events are, if they are not in the same database
 * @throws Error when another replay is under way, and for whatever the database says
 */
export async function replayInvoices(
  ownerUrl: string,
  onProgress: Progress,
  storeUrl = ownerUrl,
): Promise<ReplayResult> {
  const [reader, writer] = [connect(storeUrl), connect(ownerUrl)];
  try {
    await Promise.all([reader.connect(), writer.connect()]);
    await takeLock(writer);
    await createShadow(writer);
    const from = await readReadablePosition(reader);
    const events = await fillShadow(reader, writer, onProgress);
    await finishShadow(writer);
    // What came meanwhile, most of it while nobody waits.
    const upTo = await readReadablePosition(reader);
    await catchUp(reader, writer, { after: from, upTo });
    const isFollowing = storeUrl !== ownerUrl;
    return { events, differences: await swap(reader, writer, { after: upTo, isFollowing }) };
  } finally {
    await Promise.all([reader.end(), writer.end()]);
  }
}

function connect(connectionString: string): pg.Client {
  const client = new pg.Client({ connectionString, application_name: 'lastseat-replay' });
  // Without a listener a connection that breaks ends the process; what was asked of it fails, and tells.
  client.on('error', () => undefined);
  return client;
}

async function takeLock(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ isOurs: boolean }>(
    'SELECT pg_try_advisory_lock($1) AS "isOurs"',
    [REPLAY_LOCK],
  );
  if (!rows[0]?.isOurs) throw new Error('Another replay is under way');
}

/** A page is read while the one before it is written. */
async function fillShadow(
  reader: pg.Client,
  writer: pg.Client,
  onProgress: Progress,
): Promise<number> {
  const folder = new StreamFolder();
  let events = 0;
  let writing: Promise<void> = Promise.resolve();
  for await (const page of readPages(reader)) {
    await writing;
    const rows = folder.add(page);
    writing = insertRows(writer, rows);
    // Whether it fails is asked when the next page is there.
    writing.catch(() => undefined);
    events += page.length;
    await onProgress(events);
  }
  await writing;
  await insertRows(writer, folder.end());
  return events;
}

/** The next page is on its way while one is worked on. */
async function* readPages(reader: pg.Client): AsyncGenerator<StreamEventRow[]> {
  const read = (after: StreamPlace) => {
    const reading = readStreamsAfter(reader, STREAM_PREFIX, after, EVENTS_OF_A_PAGE);
    // Whether it fails is asked when it is wanted.
    reading.catch(() => undefined);
    return reading;
  };
  let next = read({ stream: STREAM_PREFIX, version: 0 });
  for (;;) {
    const page = await next;
    const last = page.at(-1);
    if (last === undefined) return;
    next = read(last);
    yield page;
  }
}

/** @returns the ids of the invoices to which something came */
async function catchUp(
  reader: pg.Client,
  writer: pg.Client,
  positions: { after: bigint; upTo: bigint | null },
): Promise<string[]> {
  const folder = new StreamFolder();
  const rows = folder.add(await readChangedStreams(reader, STREAM_PREFIX, positions));
  rows.push(...folder.end());
  await replaceRows(writer, rows);
  return rows.map(({ id }) => id);
}

/**
 * Whoever has written to the live table has committed when its lock is ours, so their events are visible. Whoever
 * has not yet, writes to the new one. What has come in the last instant is not compared where the live table
 * follows: it may not have it yet.
 */
async function swap(
  reader: pg.Client,
  writer: pg.Client,
  { after, isFollowing }: { after: bigint; isFollowing: boolean },
): Promise<number> {
  await writer.query('BEGIN');
  await stopWriters(writer);
  const newest = await catchUp(reader, writer, { after, upTo: null });
  const differences = await countDifferences(writer, isFollowing ? newest : []);
  await swapTables(writer);
  await writer.query('COMMIT');
  return differences;
}
