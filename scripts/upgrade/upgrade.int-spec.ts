/** Upgrades from every version that ever landed, while people book. */
import { beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../apps/api/prisma/migrate.js';
import { IntegrityCheckService } from '../../apps/api/src/integrity/integrity-check.service.js';
import { replayInvoices } from '../../apps/api/src/invoices/replay-invoices.js';
import { startApp } from '../../apps/api/test/support/app.js';
import { useDatabase, type TestDatabase } from '../../apps/api/test/support/database.js';
import { fill, findUnfilled } from './fill/fill.js';
import { landedVersions } from './landed-versions.js';
import type { NewRelease } from './new-release.js';
import { findDrifts } from './start-built-release.js';
import { upgrade } from './upgrade.js';

async function startRelease({ url, ownerUrl }: TestDatabase): Promise<NewRelease> {
  const target = await startApp(url);
  const tokens = new Map<string, Promise<string>>();
  return {
    origin: target.origin,
    tokenFor(userId) {
      const token = tokens.get(userId) ?? target.tokenFor(userId);
      tokens.set(userId, token);
      return token;
    },
    close: () => target.close(),
    findDrifts: () => findDrifts(target.app.get(IntegrityCheckService), replayInvoices, ownerUrl),
  };
}

/** Goes from version to version, so that each migration is applied once; nobody fills it. */
const unfilled = useDatabase({ isEmpty: true });

describe.each(landedVersions)('A database of the version with $brought', (version) => {
  beforeAll(() => migrate(unfilled.ownerUrl, version.last));
  const database = useDatabase({ copyOf: unfilled });

  it('is upgraded while people book, and nothing is lost, refused or false', async () => {
    const { applied, findings } = await upgrade(database, {
      version,
      // `npm run upgrade` has more rows and more haste.
      ...{ size: { people: 100, concerts: 20 }, buyers: 3, paceMs: 30 },
      startRelease: () => startRelease(database),
    });
    expect(findings).toEqual([]);
    expect(applied.every((migration) => migration > version.last)).toBe(true);
  });
});

describe('The rows that a version begins with', () => {
  const newest = landedVersions.at(-1)!;
  beforeAll(() => migrate(unfilled.ownerUrl, newest.last));
  const database = useDatabase({ copyOf: unfilled });

  it('are in every table, and in every state that it knows', async () => {
    const owner = await database.connect();
    await fill(owner, newest, { people: 30, concerts: 3 });
    expect(await findUnfilled(owner)).toEqual([]);
    await owner.end();
  });
});
