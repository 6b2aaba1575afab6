/**
 * One upgrade: a database of an old version, full of rows, with people who book. It is migrated, the new release
 * comes up beside the old one, and the old one goes, as docs/operations.md says of a rolling restart.
 */
import pg from 'pg';
import { v7 as newId } from 'uuid';
import { grantApiPrivileges } from '../../apps/api/prisma/api-privileges.js';
import { guardCore } from '../../apps/api/prisma/guard-core.js';
import { migrate } from '../../apps/api/prisma/migrate.js';
import { eventually } from '../../apps/api/test/support/eventually.js';
import { fill } from './fill/fill.js';
import type { Size } from './fill/step.js';
import { findChanged, findLost, findUnfinished, takeSnapshot, type Snapshot } from './findings.js';
import type { Version } from './landed-versions.js';
import { bookByRelease, readAll, type NewRelease } from './new-release.js';
import { OldBuyer } from './old-buyer.js';
import { listReads } from './reads.js';

export interface UpgradeSettings {
  version: Version;
  size: Size;
  /** Each of another event. More of them, or faster ones, would take the cores from what they watch. */
  buyers: number;
  paceMs: number;
  startRelease(): Promise<NewRelease>;
}

/** Of an empty database. */
export interface Place {
  ownerUrl: string;
  /** Of the API's role. */
  url: string;
}

export interface Upgraded {
  applied: string[];
  migratedMs: number;
  /** The longest transaction of an old buyer by then. */
  longestMs: number;
  /** Their transactions, also beside the new release. */
  commits: number;
  /** What was lost, refused, changed or left unfinished. */
  findings: string[];
}

export async function upgrade(place: Place, settings: UpgradeSettings): Promise<Upgraded> {
  const owner = new pg.Client({ connectionString: place.ownerUrl });
  await owner.connect();
  try {
    return await new Upgrade(place, settings, owner).run();
  } finally {
    await owner.end();
  }
}

class Upgrade {
  private readonly role: string;
  private readonly buyers: OldBuyer[] = [];
  private readonly findings: string[] = [];

  constructor(
    private readonly place: Place,
    private readonly settings: UpgradeSettings,
    private readonly owner: pg.Client,
  ) {
    this.role = new URL(place.url).username;
  }

  async run(): Promise<Upgraded> {
    const before = await this.becomeOld();
    const end = new AbortController();
    const buying = Promise.all(this.buyers.map((buyer) => buyer.buy(end.signal)));
    // Asked below: whoever waits for the buyers' next commits is told of what ended them.
    buying.catch(() => undefined);
    try {
      await this.untilAllCommit(1, buying);
      const from = performance.now();
      const applied = await migrate(this.place.ownerUrl);
      await grantApiPrivileges(this.place.ownerUrl, this.role);
      const migratedMs = performance.now() - from;
      await this.untilAllCommit(2, buying);
      const longestMs = Math.max(...this.buyers.map((buyer) => buyer.longestMs));
      await this.exchange(before, buying, () => end.abort());
      const commits = this.buyers.reduce((sum, buyer) => sum + buyer.commits, 0);
      return { applied, migratedMs, longestMs, commits, findings: this.findings };
    } finally {
      end.abort();
      await buying.catch(() => undefined);
    }
  }

  /** @returns what stands in the tables */
  private async becomeOld(): Promise<Snapshot> {
    const { version, size, buyers, paceMs } = this.settings;
    await migrate(this.place.ownerUrl, version.last);
    // The release's own list of rights is gone with it.
    await this.owner.query(`GRANT ALL ON ALL TABLES IN SCHEMA public TO "${this.role}"`);
    await fill(this.owner, version, size);
    for (let number = 1; number <= buyers; number++) {
      const [userId, eventId] = [await this.addPerson(), await this.findConcert(number)];
      this.buyers.push(new OldBuyer(version, { url: this.place.url, userId, eventId, paceMs }));
    }
    return takeSnapshot(this.owner);
  }

  private async addPerson(): Promise<string> {
    const id = newId();
    await this.owner.query(
      `INSERT INTO "User" (id, email, name, "passwordHash") VALUES ($1::uuid, $1 || '@example.com', 'A buyer', '!')`,
      [id],
    );
    return id;
  }

  private async findConcert(number: number): Promise<string> {
    const { rows } = await this.owner.query<{ id: string }>(
      'SELECT id FROM "Event" WHERE title = $1',
      [`Concert ${number}`],
    );
    return rows[0]!.id;
  }

  /** Until each of them has committed so often more. @throws what ended one of them */
  private async untilAllCommit(more: number, buying: Promise<unknown>): Promise<void> {
    const wanted = new Map(this.buyers.map((buyer) => [buyer, buyer.commits + more]));
    const committed = eventually('all have committed', () =>
      Promise.resolve(this.buyers.every((buyer) => buyer.commits >= wanted.get(buyer)!)),
    );
    await Promise.race([committed, buying]);
  }

  /** The new release beside the old one, then by itself. */
  private async exchange(before: Snapshot, buying: Promise<unknown>, endOld: () => void) {
    const release = await this.settings.startRelease();
    try {
      const asked = { release, userId: await this.addPerson() };
      this.findings.push(...(await bookByRelease(asked, await this.findConcert(1))));
      await this.untilAllCommit(2, buying);
      endOld();
      await buying;
      // As the start after this one does it.
      await guardCore(this.place.ownerUrl);
      this.findings.push(...(await bookByRelease(asked, await this.findConcert(2))));
      await this.look(release, before);
    } finally {
      await release.close();
    }
  }

  private async look(release: NewRelease, before: Snapshot): Promise<void> {
    for (const { userId, paths } of await listReads(this.owner)) {
      this.findings.push(...(await readAll({ release, userId }, paths)));
    }
    await this.untilTold();
    this.findings.push(
      ...(await findLost(this.owner, this.buyers)),
      ...(await findChanged(this.owner, before)),
      ...(await findUnfinished(this.owner)),
      ...(await release.findDrifts()),
    );
  }

  /** A message that nobody can read would stay, and hold up what follows it. */
  private async untilTold(): Promise<void> {
    await eventually('all that was left to tell is passed on', async () => {
      const { rows } = await this.owner.query('SELECT FROM "OutboxMessage" LIMIT 1');
      return rows.length === 0;
    });
  }
}
