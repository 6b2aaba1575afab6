/** No migration holds up those who book: measured on tables that are full, statement by statement. */
import { readdir } from 'node:fs/promises';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../apps/api/prisma/migrate.js';
import { useDatabase } from '../../../apps/api/test/support/database.js';
import { fill } from '../fill/fill.js';
import { landedVersions } from '../landed-versions.js';
import { measureMigration, migrationsFolder, readMigration } from './measure-migration.js';

/**
 * What came before the newest two versions was measured when it came, and no migration changes. Of those only
 * three make indexes that hold up who writes in their table: 20261120150000 (Booking) and 20261120160000
 * (RefreshToken) came before the first version that people used, and 20261129100000 (EventSearch) holds up
 * organisers' edits, and nobody who books.
 */
const MEASURED_FROM = landedVersions.slice(-2);

describe.each(MEASURED_FROM)('Of the migrations after $last', (version) => {
  const owner = useFilledDatabase(version);

  it('each leaves those who book alone', async () => {
    const folders = (await readdir(migrationsFolder)).filter((name) => name > version.last).sort();
    const next = landedVersions.find(({ last }) => last > version.last);
    for (const name of folders.filter((one) => /^\d/.test(one) && one <= (next?.last ?? one))) {
      expect(await measureMigration(owner(), await readMigration(name)), name).toEqual([]);
    }
  });
});

describe('A migration', () => {
  const owner = useFilledDatabase(landedVersions.at(-1)!);

  const measure = async (script: string) => (await measureMigration(owner(), script)).join('\n');

  it.each([
    ['makes an index', 'CREATE INDEX planted_1 ON "Booking" ("createdAt")', 'reads all of Booking'],
    [
      'makes a unique constraint',
      'ALTER TABLE "Booking" ADD CONSTRAINT planted_2 UNIQUE (id, "createdAt")',
      'reads all of Booking',
    ],
    [
      'adds a column with another value for each row',
      'ALTER TABLE "Booking" ADD COLUMN planted_3 UUID DEFAULT gen_random_uuid()',
      'writes Booking anew',
    ],
    [
      'changes the type of a column',
      'ALTER TABLE "Payment" ALTER COLUMN "amountCents" TYPE BIGINT',
      'writes Payment anew',
    ],
    [
      'forbids NULL in a column',
      'ALTER TABLE "Booking" ALTER COLUMN "userId" DROP NOT NULL; ALTER TABLE "Booking" ALTER COLUMN "userId" SET NOT NULL',
      'reads all of Booking',
    ],
    [
      'adds a constraint that is looked at at once',
      'ALTER TABLE "Order" ADD CONSTRAINT planted_4 CHECK (attempts >= 0)',
      'reads all of Order',
    ],
    [
      'adds a foreign key that is looked at at once',
      'ALTER TABLE "CheckIn" ADD CONSTRAINT planted_5 FOREIGN KEY ("eventId") REFERENCES "Event" (id)',
      'reads all of CheckIn',
    ],
    [
      'looks at a constraint under the lock that added it',
      `DO $$ BEGIN
         ALTER TABLE "Refund" ADD CONSTRAINT planted_6 CHECK ("amountCents" > 0) NOT VALID;
         ALTER TABLE "Refund" VALIDATE CONSTRAINT planted_6;
       END $$`,
      'reads all of Refund',
    ],
    ['writes in every row', 'UPDATE "Event" SET venue = venue', 'changes'],
    ['deletes rows of those that there are', 'DELETE FROM "RefreshToken"', 'changes'],
    ['keeps its locks', 'BEGIN; COMMIT', 'begins or ends a transaction'],
    ['writes a table anew by itself', 'VACUUM FULL "Delivery"', 'writes Delivery anew'],
  ])('that %s is refused', async (_what, script, finding) => {
    expect(await measure(script)).toContain(finding);
  });

  it.each([
    ['adds a column without a value', 'ALTER TABLE "Booking" ADD COLUMN allowed_1 TEXT'],
    [
      'adds a column with one value for all',
      'ALTER TABLE "Event" ADD COLUMN allowed_2 INT NOT NULL DEFAULT 3',
    ],
    [
      'makes an index beside those who write',
      'CREATE INDEX CONCURRENTLY allowed_3 ON "Booking" ("createdAt")',
    ],
    [
      'looks at a constraint after it was added',
      `ALTER TABLE "Booking" ADD CONSTRAINT allowed_4 CHECK ("userId" IS NOT NULL) NOT VALID;
       ALTER TABLE "Booking" VALIDATE CONSTRAINT allowed_4;
       ALTER TABLE "Booking" ALTER COLUMN "userId" DROP NOT NULL;
       ALTER TABLE "Booking" ALTER COLUMN "userId" SET NOT NULL`,
    ],
    [
      'makes a table that refers to others, and fills it',
      `CREATE TABLE allowed_5 ("eventId" UUID REFERENCES "Event" (id));
       INSERT INTO allowed_5 SELECT id FROM "Event"; CREATE INDEX ON allowed_5 ("eventId")`,
    ],
    [
      'makes a trigger',
      'CREATE TRIGGER allowed_6 BEFORE DELETE ON "Booking" FOR EACH STATEMENT EXECUTE FUNCTION "refuseOutsideCore"()',
    ],
  ])('that %s is not', async (_what, script) => {
    expect(await measure(script)).toBe('');
  });
});

/** @returns a connection of the owner */
function useFilledDatabase(version: (typeof landedVersions)[number]): () => pg.Client {
  const database = useDatabase({ isEmpty: true });
  let owner: pg.Client;
  beforeAll(async () => {
    await migrate(database.ownerUrl, version.last);
    owner = await database.connect();
    await fill(owner, version, { people: 40, concerts: 4 });
  });
  afterAll(() => owner.end());
  return () => owner;
}
