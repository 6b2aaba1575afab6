/** What an operator runs where the books have databases of their own: the programs of the build, on three databases. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { insertOrganiser } from '@lastseat/test-data';
import { expect, it } from 'vitest';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import { testConfig } from '../support/app.js';
import { issueUnseen } from '../support/books.js';
import { useDatabase } from '../support/database.js';

const run = promisify(execFile);

const main = useDatabase();
const store = useDatabase({ isEmpty: true });
const views = useDatabase({ isEmpty: true });

/** @returns what it says */
async function start(program: string): Promise<string> {
  const file = fileURLToPath(new URL(`../../dist/${program}`, import.meta.url));
  const urls = {
    ...{ DATABASE_URL: main.url, DATABASE_OWNER_URL: main.ownerUrl },
    ...{ EVENT_STORE_URL: store.url, EVENT_STORE_OWNER_URL: store.ownerUrl },
    ...{ READ_MODEL_URL: views.url, READ_MODEL_OWNER_URL: views.ownerUrl },
  };
  const { stdout } = await run(process.execPath, [file], { env: urls });
  return stdout;
}

it('the migration makes their tables, and the replay brings what was issued there into the read model', async () => {
  const told = await start('prisma/migrate.js');
  expect(told).toMatch(/The database is up to date/);
  expect(told).toMatch(/The event store: applied \S/);
  expect(told).toMatch(/The read model: applied \S/);

  // By the API's role, whose rights the migration has given.
  const books = new PrismaService(testConfig(store.url));
  const id = await issueUnseen(books);
  await books.$disconnect();
  const replay = () => start('src/main-replay-invoices.js');
  expect(await replay()).toMatch(/from 2 events: 1 were different/);
  expect(await views.query(`SELECT id::text FROM "InvoiceView"`)).toEqual([{ id }]);
  expect(await main.query(`SELECT FROM "InvoiceView"`)).toEqual([]);
  expect(await replay()).toMatch(/equal to the old one/);

  const again = await start('prisma/migrate.js');
  expect(again.match(/is up to date/g)).toHaveLength(3);
});

it('the migration refuses a store that begins empty beside the books of the main database', async () => {
  const books = new PrismaService(testConfig(main.url));
  await issueUnseen(books, await insertOrganiser(main.query.bind(main), []));
  await books.$disconnect();
  await store.query(`DELETE FROM "StoredEvent"`);
  await expect(start('prisma/migrate.js')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('move them first') as string,
  });
});
