import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startTemporaryPostgres, type RunningPostgres } from '@lastseat/embedded-postgres';
import { buildAll } from './build/build.js';
import { Failure } from './runner/failure.js';
import { formatSeconds } from './runner/reporter.js';
import { ROOT } from './runner/repository.js';
import { runProgram } from './runner/run-program.js';
import { landedVersions, type Version } from './upgrade/landed-versions.js';
import { startBuiltRelease } from './upgrade/start-built-release.js';
import { upgrade, type Upgraded } from './upgrade/upgrade.js';

const HELP = `npm run upgrade: from every version that ever landed, while people book.

Starts a PostgreSQL of its own. For each version it makes a database as that version had it, full of rows, and
lets people book with the statements of that version. Meanwhile it migrates, starts this release beside them, and
lets them go. Nothing that was told may be lost, nothing refused, no row of before changed, and every integrity
check has to be clean.

  --bookings N   about how many are there (10000)
  --buyers N     who book through it, each of another event (4)
  --from TEXT    only versions whose newest migration has this in its name
  --every        a version for each migration, and not only those that landed
  --help         this text

Ends with PASS and 0, or with FAIL and 1. With npm, options follow after two dashes:
npm run upgrade -- --bookings 1000000 --from fill_search`;

const CONCERTS = 20;
/** Of an identifier of PostgreSQL. */
const LONGEST_NAME = 63;

await runProgram(async ({ scope }) => {
  const options = readOptions();
  if (options === null) {
    console.log(HELP);
    return 0;
  }
  await buildAll(scope, false);
  const postgres = await scope.own(
    () => startTemporaryPostgres(),
    (server) => server.stop(),
  );
  let findings = 0;
  for (const version of options.versions) {
    const done = await upgradeFrom(postgres, version, options);
    findings += done.findings.length;
    console.log(describe(version, done));
  }
  console.log(findings === 0 ? 'PASS' : `FAIL: ${findings} findings`);
  return findings === 0 ? 0 : 1;
});

async function upgradeFrom(
  postgres: RunningPostgres,
  version: Version,
  { bookings, buyers }: Options,
): Promise<Upgraded> {
  const name = `upgrade_from_${version.last}`.slice(0, LONGEST_NAME);
  await postgres.createDatabase(name);
  const url = await postgres.createLogin('lastseat_api', name);
  const place = { ownerUrl: postgres.urlOf(name), url };
  try {
    return await upgrade(place, {
      ...{
        version,
        buyers,
        paceMs: 0,
        size: { people: Math.ceil(bookings / CONCERTS), concerts: CONCERTS },
      },
      startRelease: () => startBuiltRelease(place),
    });
  } finally {
    await postgres.dropDatabase(name);
  }
}

function describe({ last }: Version, done: Upgraded): string {
  const { applied, migratedMs, commits, longestMs, findings } = done;
  return [
    `  ${findings.length === 0 ? 'ok  ' : 'FAIL'}  from ${last}: ${applied.length} migrations in ` +
      `${formatSeconds(migratedMs)}, meanwhile the longest ` +
      `transaction took ${formatSeconds(longestMs)}; ${commits} of old buyers in all`,
    ...findings.map((finding) => `          ${finding}`),
  ].join('\n');
}

interface Options {
  bookings: number;
  buyers: number;
  versions: readonly Version[];
}

/** @returns `null` when help is wanted instead */
function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      bookings: { type: 'string', default: '10000' },
      buyers: { type: 'string', default: '4' },
      from: { type: 'string', default: '' },
      every: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const all = values.every ? listMigrations() : landedVersions;
  const versions = all.filter(({ last }) => last.includes(values.from));
  if (versions.length === 0) throw new Failure(`No version has "${values.from}" in its name.`);
  return {
    bookings: readCount('--bookings', values.bookings, 1_000, 100_000_000),
    buyers: readCount('--buyers', values.buyers, 1, CONCERTS),
    versions,
  };
}

function listMigrations(): Version[] {
  return readdirSync(join(ROOT, 'apps/api/prisma/migrations'))
    .filter((name) => /^\d/.test(name))
    .sort()
    .map((last) => ({ last, brought: last }));
}

function readCount(name: string, text: string, min: number, max: number): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= min && count <= max) return count;
  throw new Failure(`${name} takes a whole number from ${min} to ${max}, and got "${text}".`);
}
