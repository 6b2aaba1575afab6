import { parseArgs } from 'node:util';
import { startTemporaryPostgres } from '@lastseat/embedded-postgres';
import { checkout } from './bench/checkout/checkout.js';
import { core } from './bench/core/core.js';
import { growth } from './bench/core/growth.js';
import { guard } from './bench/core/guard.js';
import { manyEvents } from './bench/core/many-events.js';
import { hall } from './bench/hall/hall.js';
import { holds } from './bench/holds/holds.js';
import { http } from './bench/http/http.js';
import { processes } from './bench/http/processes.js';
import { invoices } from './bench/invoices/invoices.js';
import { loadBuiltApi } from './bench/lib/built-api.js';
import { createProgress } from './bench/lib/progress.js';
import { fanOut } from './bench/live/fan-out.js';
import { rush } from './bench/live/rush.js';
import { outbox } from './bench/outbox/outbox.js';
import type { Part } from './bench/part.js';
import { prepareProfiles, tabulateProfiles } from './bench/report/profiles.js';
import { summarise } from './bench/report/summary.js';
import { formatTable } from './bench/report/table.js';
import { collectMeasures, toJson, writeReport, type Run } from './bench/report/write-report.js';
import { search } from './bench/search/search.js';
import { isUsual, readSizes, sizeOptions, sizes, type ChosenSizes } from './bench/sizes.js';
import { waitlist } from './bench/waitlist/waitlist.js';
import { buildAll } from './build/build.js';
import { Failure } from './runner/failure.js';
import { runProgram } from './runner/run-program.js';
import type { Scope } from './runner/scope.js';
import { findBuild } from './stack/api-build.js';

const parts: readonly Part[] = [
  ...[
    core,
    http,
    rush,
    manyEvents,
    growth,
    guard,
    outbox,
    holds,
    waitlist,
    checkout,
    invoices,
    fanOut,
    processes,
    search,
    hall,
  ],
];

const HELP = `npm run bench: how fast it is, against every other way to sell a seat.

Starts a PostgreSQL and API processes of its own, runs the parts one after the other, checks the
totals after every round, and writes bench/report.html and bench/report.json. A quarter of an hour or so.

${parts.map(({ key, title }) => `  ${key.padEnd(12)} ${title}`).join('\n')}

  --only a,b     runs only these parts
  --json         the result as JSON on standard output, progress on standard error
  --against DIR  for http: takes turns with the API of another checkout, which must be built
  --small        everything once and briefly: shows that the totals hold, its figures mean nothing
  --profile      rush and fan-out: says where the API's processor time goes; bench/profiles has the profiles
  --help         this text

Sizes, where a machine has more to show; what was promised is about the usual ones:
${Object.entries(sizes)
  .map(([name, text]) => `  ${`--${name} N`.padEnd(14)} ${text}`)
  .join('\n')}

With npm, options follow after two dashes: npm run bench -- --only core,http`;

/** The defaults, fsync and all, but for memory and log as the manual advises for a server of its own. */
const POSTGRES_SETTINGS = {
  shared_buffers: '512MB',
  max_wal_size: '4GB',
  // The fan-out counts from PostgreSQL's own time of each COMMIT.
  track_commit_timestamp: 'on',
};

interface Options {
  chosen: readonly Part[];
  isJson: boolean;
  isSmall: boolean;
  isProfiled: boolean;
  against: string | undefined;
  sizes: ChosenSizes;
}

/** `null` when help is wanted instead. */
function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      against: { type: 'string' },
      small: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      ...sizeOptions,
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const only = values.only?.split(',');
  const unknown = only?.find((key) => !parts.some((part) => part.key === key));
  if (unknown !== undefined) throw new Failure(`There is no part "${unknown}". Try --help.`);
  const chosen = only ? parts.filter(({ key }) => only.includes(key)) : parts;
  const { json: isJson, small: isSmall, profile: isProfiled, against } = values;
  return { chosen, isJson, isSmall, isProfiled, against, sizes: readSizes(values, chosen) };
}

async function runParts(scope: Scope, options: Options): Promise<Run> {
  const progress = createProgress(process.stderr);
  const run = { started: new Date(), parts: [] as Run['parts'][number][] };
  progress.show('build');
  await buildAll(scope, false);
  const api = await loadBuiltApi();
  const { chosen, isSmall, sizes, against } = options;
  const rival = against === undefined ? null : await findBuild(against);
  const postgres = await scope.own(
    () => startTemporaryPostgres({ settings: POSTGRES_SETTINGS }),
    (server) => server.stop(),
  );
  for (const part of chosen) {
    const { key, title } = part;
    const profiles = options.isProfiled ? prepareProfiles(key) : null;
    const show = (text: string) => progress.show(`${key}: ${text}`);
    const bench = { scope, api, postgres, isSmall, sizes, profiles, rival, progress: show };
    const result = await part.run(bench);
    progress.clear();
    const profile = profiles === null ? null : tabulateProfiles(profiles);
    if (profile !== null) result.tables.push(profile);
    for (const table of result.tables) process.stderr.write(`\n${formatTable(table)}\n\n`);
    run.parts.push({ key, title, result, isUsual: isUsual(part, sizes) });
  }
  return run;
}

await runProgram(async ({ scope }) => {
  const options = readOptions();
  if (options === null) {
    console.log(HELP);
    return 0;
  }
  const run = await runParts(scope, options);
  if (options.isSmall) {
    process.stderr.write('Every total was right.\n');
    return 0;
  }
  process.stderr.write(`${formatTable(summarise(collectMeasures(run)))}\n\n${writeReport(run)}\n`);
  if (options.isJson) console.log(JSON.stringify(toJson(run), null, 2));
  return 0;
});
