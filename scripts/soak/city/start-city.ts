/**
 * The city: one PostgreSQL and two API processes, in which the people of both tortures live. Free events are the
 * streets, events that are paid online the market.
 */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '@lastseat/embedded-postgres';
import { startReceivingServer } from '../../../apps/api/test/support/receiving-server.js';
import { buildAll } from '../../build/build.js';
import { DATA_FOLDER } from '../../runner/repository.js';
import type { Scope } from '../../runner/scope.js';
import { API_NODE_FLAGS } from '../../stack/servers.js';
import { moveClocks } from '../../torture-money/system/clocks.js';
import { fillMarket } from '../../torture-money/system/market.js';
import { TorturedProvider } from '../../torture-money/system/provider.js';
import type { MoneySystem } from '../../torture-money/system/system.js';
import type { ProcessEnding, ProcessName } from '../../torture/history.js';
import { ApiProcess } from '../../torture/system/api-process.js';
import { installChangeLog } from '../../torture/system/change-log.js';
import { shortenOffers } from '../../torture/system/line-log.js';
import { installMailLog, startTorturedMailServer } from '../../torture/system/mails.js';
import { keepGoing } from '../../torture/system/on-and-on.js';
import {
  basicEnvironment,
  migrateDatabase,
  openProxy,
  restoreAll,
  type Parts,
} from '../../torture/system/parts.js';
import { TorturedPostgres } from '../../torture/system/postgres.js';
import {
  fillDatabase,
  HOLD_SHARE,
  holdEnvironment,
  type SystemUnderTest,
} from '../../torture/system/system-under-test.js';
import { forgetCounts } from '../../torture/system/ticket-log.js';
import { hurryScheduledWork } from './hurry-work.js';
import { MailedLinks } from './mailed-guests.js';
import { OpenStreets } from './open-streets.js';

export const SOAK_FOLDER = join(DATA_FOLDER, 'soak');
const LOG_FOLDER = join(SOAK_FOLDER, 'logs');

const PEOPLE = 300;
/** A guest may have to wait for the mail with the link, on a busy machine for seconds. */
const HOLD_MS = 15_000;
/** What organisers and people at doors ask for in an hour is more than anybody may in a day. */
const FORGOTTEN = 'transfer|transferTo|checkIn|checkInQueue|device|event|series';

export interface City {
  /** Free events. Those that are open change in the course of the run. */
  streets: SystemUnderTest;
  open: OpenStreets;
  /** Of the mails that have come. */
  links: MailedLinks;
  /** Events that are paid online. */
  market: MoneySystem;
}

interface Week {
  seed: number;
  durationMs: number;
}

export async function startCity(
  scope: Scope,
  week: Week,
  say: (line: string) => void,
): Promise<City> {
  rmSync(SOAK_FOLDER, { recursive: true, force: true });
  const built = await buildAll(scope, false);
  if (built.length > 0) say(`built: ${built.join(', ')}`);
  const endings: ProcessEnding[] = [];
  const onEnd = (ending: ProcessEnding) => void endings.push(ending);
  const postgres = await TorturedPostgres.start(scope, onEnd);
  const { rows, market } = await prepareDatabase(scope, postgres);
  const { environment, provider, sink, mail, links } = await openOutside(scope);
  const jwtSecret = randomBytes(36).toString('base64url');
  const parts = await prepareParts(scope, { postgres, jwtSecret, environment, onEnd });
  await restoreAll(parts);
  const { stopClocks } = await moveEveryClock(scope, postgres, week);
  const common = { ...parts, sink, jwtSecret, endings, restore: () => restoreAll(parts) };
  const holds = { holdShare: HOLD_SHARE, holdMs: HOLD_MS };
  const open = new OpenStreets(rows);
  const { seats, eventIds, lineIds } = open;
  return {
    streets: { ...common, ...rows, ...holds, mail, kafka: null, seats, eventIds, lineIds },
    ...{ open, links },
    market: { ...common, provider, market, stopClocks },
  };
}

async function prepareDatabase(scope: Scope, postgres: TorturedPostgres) {
  await migrateDatabase(scope, postgres);
  const rows = await fillDatabase(postgres, PEOPLE);
  const market = await fillMarket(postgres);
  await installChangeLog(postgres);
  await installMailLog(postgres);
  return { rows, market };
}

/** Those who take money, mails and facts, and what the API has to know of them. */
async function openOutside(scope: Scope) {
  const secret = randomBytes(24).toString('base64url');
  const provider = await TorturedProvider.start(scope, secret);
  const sink = await scope.own(startReceivingServer, (server) => server.close());
  const links = new MailedLinks();
  const mail = await scope.own(
    () => startTorturedMailServer((bytes) => void links.note(bytes)),
    (server) => server.close(),
  );
  const environment = {
    ...holdEnvironment(HOLD_MS),
    ...{ TEST_PAYMENTS_URL: provider.url, TEST_PAYMENTS_SECRET: secret, RECEIVER_URL: sink.url },
    ...{ SMTP_URL: mail.url, MAIL_FROM: 'tickets@lastseat.example', PUSH_SERVICES: 'none' },
  };
  return { provider, sink, links, mail, environment };
}

async function moveEveryClock(
  scope: Scope,
  postgres: TorturedPostgres,
  { seed, durationMs }: Week,
): Promise<Pick<MoneySystem, 'stopClocks'>> {
  const ofOrders = await keepGoing(scope, () => moveClocks(postgres, seed));
  await keepGoing(scope, () => shortenOffers(postgres));
  await keepGoing(scope, () => forgetCounts(postgres, FORGOTTEN));
  await keepGoing(scope, () => hurryScheduledWork(postgres, durationMs));
  return { stopClocks: () => ofOrders.stop() };
}

interface Wanted {
  postgres: TorturedPostgres;
  jwtSecret: string;
  environment: NodeJS.ProcessEnv;
  onEnd: (ending: ProcessEnding) => void;
}

/** The processes do not run yet; each has the flags of `npm start`. */
async function prepareParts(
  scope: Scope,
  { postgres, jwtSecret, environment, onEnd }: Wanted,
): Promise<Parts> {
  const proxies = { a: await openProxy(scope, postgres), b: await openProxy(scope, postgres) };
  const prepare = async (name: ProcessName) => {
    const port = await findFreePort();
    return new ApiProcess(scope, {
      ...{ name, port, logFolder: LOG_FOLDER, onEnd, nodeFlags: API_NODE_FLAGS },
      environment: { ...basicEnvironment(proxies[name].url, port, jwtSecret), ...environment },
    });
  };
  return { postgres, proxies, processes: { a: await prepare('a'), b: await prepare('b') } };
}
