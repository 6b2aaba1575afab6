import { parseArgs } from 'node:util';
import { loadReplay } from './bench/lib/built-api.js';
import { buildAll } from './build/build.js';
import { Failure } from './runner/failure.js';
import { runProgram } from './runner/run-program.js';
import type { Scope } from './runner/scope.js';
import { checkGivenDatabase, startKeptDatabase } from './stack/database.js';
import { runOnce } from './stack/keep-running.js';
import { readSettings } from './stack/settings.js';

const HELP = `npm run invoices:replay: makes the read model of invoices anew from their events.

Fills a table beside the one that is read, says how many invoices were different, and puts it in its
place. Uses DATABASE_OWNER_URL or DATABASE_URL where they are set, and else the database of npm start,
which must not be running then. Where EVENT_STORE_URL or READ_MODEL_URL are set, it reads and writes there.

  --help  this text`;

const EVENTS_OF_A_LINE = 100_000;

await runProgram(async ({ scope }) => {
  const { values } = parseArgs({ options: { help: { type: 'boolean', default: false } } });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  await buildAll(scope, false);
  const { replayInvoices } = await loadReplay();
  let told = 0;
  const tell = (read: number) => {
    if (read - told < EVENTS_OF_A_LINE) return;
    told = read;
    console.log(`  ${read.toLocaleString('en-US')} events`);
  };
  const { views, store } = await findBooks(scope);
  const { events, differences } = await replayInvoices(views, tell, store).catch(
    (error: unknown) => {
      throw new Failure(
        `The replay failed: ${error instanceof Error ? error.message : String(error)}`,
      );
    },
  );
  const found = differences === 0 ? 'nothing was different' : `${differences} were different`;
  console.log(`Made anew from ${events.toLocaleString('en-US')} events: ${found}.`);
  return 0;
});

/** Where the read model can be made anew, and where the events are. */
async function findBooks(scope: Scope): Promise<{ views: string; store: string }> {
  const { databaseUrl, databaseOwnerUrl, environment } = readSettings();
  const findMain = async () => {
    const database =
      databaseUrl === undefined
        ? await startKeptDatabase(scope, runOnce, (step) => console.log(`  ${step}`))
        : await checkGivenDatabase(databaseUrl, databaseOwnerUrl);
    return database.ownerUrl;
  };
  const store = environment['EVENT_STORE_URL'];
  const views = environment['READ_MODEL_OWNER_URL'] || environment['READ_MODEL_URL'];
  if (store && views) return { store, views };
  const main = await findMain();
  return { store: store || main, views: views || main };
}
