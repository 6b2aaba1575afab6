/**
 * Brings the read model of invoices behind the events, where the two are not in one transaction. What must stay
 * true: no event is skipped, since the cursor stops where one may still be committed; and cursor and rows move
 * in one transaction, by one process at a time, so that each event is followed once.
 */
import type { PrismaService, Transaction } from '../common/database/prisma.service.js';
import { runTransaction } from '../common/database/transaction.js';
import {
  findPageEnd,
  moveCursor,
  readChangedStreams,
  readCursor,
  readReadablePosition,
  readThrough,
} from '../event-store/event-store.service.js';
import { STREAM_PREFIX } from './invoice-events.js';
import { project } from './project.sql.js';
import { StreamFolder } from './replay/fold-streams.js';

const CURSOR = 'invoices';

const EVENTS_OF_A_PAGE = 1_000;

export interface Followed {
  store: Pick<PrismaService, '$queryRawUnsafe'>;
  views: PrismaService;
  /** Up to where events may be read; a test gives another. */
  findEnd?: typeof readReadablePosition;
}

/**
 * One page of events.
 * @returns how many positions of events lay before it: with none left it is level, else there may be another page
 */
export async function followOnce(followed: Followed): Promise<number> {
  const { store, views, findEnd = readReadablePosition } = followed;
  const reader = readThrough(store);
  const after = await readCursor(views, CURSOR);
  const readable = await findEnd(reader);
  if (readable <= after) return 0;
  const upTo = await findPageEnd(reader, { after, upTo: readable }, EVENTS_OF_A_PAGE);
  const folder = new StreamFolder();
  const rows = folder.add(await readChangedStreams(reader, STREAM_PREFIX, { after, upTo }));
  rows.push(...folder.end());
  await runTransaction(views, async (tx: Transaction) => {
    // Whoever moved it meanwhile has written these rows.
    if (await moveCursor(tx, CURSOR, { after, upTo })) await project(tx, rows);
  });
  return Number(readable - after);
}
