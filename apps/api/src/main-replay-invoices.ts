/** What `npm run invoices:replay` does, for containers: `node apps/api/dist/src/main-replay-invoices.js`. */
import { findDatabaseUrls, readDatabaseUrls } from '../prisma/database-urls.js';
import { replayInvoices } from './invoices/replay-invoices.js';

const EVENTS_OF_A_LINE = 100_000;

let told = 0;
function tell(events: number): void {
  if (events - told < EVENTS_OF_A_LINE) return;
  told = events;
  process.stdout.write(`  ${events.toLocaleString('en-US')} events\n`);
}

try {
  const main = readDatabaseUrls(process.env);
  const views = findDatabaseUrls(process.env, 'READ_MODEL') ?? main;
  const store = findDatabaseUrls(process.env, 'EVENT_STORE') ?? main;
  const { events, differences } = await replayInvoices(views.owner, tell, store.owner);
  const found = differences === 0 ? 'equal to the old one' : `${differences} were different`;
  process.stdout.write(
    `The read model of invoices is made anew from ${events.toLocaleString('en-US')} events: ${found}\n`,
  );
} catch (error) {
  process.stderr.write(
    `Replay failed: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
}
