/** Everything that takes money: PostgreSQL, two API processes, the way from each to it, and the provider. */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '@lastseat/embedded-postgres';
import {
  startReceivingServer,
  type ReceivingServer,
} from '../../../apps/api/test/support/receiving-server.js';
import { buildAll } from '../../build/build.js';
import { DATA_FOLDER } from '../../runner/repository.js';
import type { Scope } from '../../runner/scope.js';
import type { ProcessEnding, ProcessName } from '../../torture/history.js';
import { ApiProcess } from '../../torture/system/api-process.js';
import { installChangeLog } from '../../torture/system/change-log.js';
import { shortenOffers } from '../../torture/system/line-log.js';
import {
  basicEnvironment,
  migrateDatabase,
  openProxy,
  restoreAll,
  type Parts,
} from '../../torture/system/parts.js';
import { keepGoing } from '../../torture/system/on-and-on.js';
import { TorturedPostgres } from '../../torture/system/postgres.js';
import { fillMarket, type Market } from './market.js';
import { moveClocks } from './clocks.js';
import { TorturedProvider } from './provider.js';

const LOG_FOLDER = join(DATA_FOLDER, 'torture-money', 'logs');

export interface MoneySystem extends Parts {
  provider: TorturedProvider;
  /** Takes what the receivers beside the product's own are told. */
  sink: ReceivingServer;
  market: Market;
  jwtSecret: string;
  endings: ProcessEnding[];
  /** Undoes what is left of any fault, and resolves once both processes are ready again. */
  restore(): Promise<void>;
  /** The clocks of orders stand still from now on. */
  stopClocks(): Promise<void>;
}

export async function startMoneySystem(
  scope: Scope,
  seed: number,
  say: (line: string) => void,
): Promise<MoneySystem> {
  rmSync(LOG_FOLDER, { recursive: true, force: true });
  const built = await buildAll(scope, false);
  if (built.length > 0) say(`built: ${built.join(', ')}`);
  const endings: ProcessEnding[] = [];
  const onEnd = (ending: ProcessEnding) => void endings.push(ending);
  const postgres = await TorturedPostgres.start(scope, onEnd);
  await migrateDatabase(scope, postgres);
  const market = await fillMarket(postgres);
  await installChangeLog(postgres);
  const secret = randomBytes(24).toString('base64url');
  const provider = await TorturedProvider.start(scope, secret);
  const sink = await scope.own(startReceivingServer, (server) => server.close());
  const jwtSecret = randomBytes(36).toString('base64url');
  const parts = await prepareParts(scope, {
    ...{ postgres, jwtSecret, onEnd },
    environment: {
      ...{ TEST_PAYMENTS_URL: provider.url, TEST_PAYMENTS_SECRET: secret },
      RECEIVER_URL: sink.url,
    },
  });
  await restoreAll(parts);
  const clocks = await keepGoing(scope, () => moveClocks(postgres, seed));
  await keepGoing(scope, () => shortenOffers(postgres));
  return {
    ...{ ...parts, provider, sink, market, jwtSecret, endings },
    restore: () => restoreAll(parts),
    stopClocks: () => clocks.stop(),
  };
}

interface Wanted {
  postgres: TorturedPostgres;
  jwtSecret: string;
  environment: NodeJS.ProcessEnv;
  onEnd: (ending: ProcessEnding) => void;
}

/** The processes do not run yet. */
async function prepareParts(
  scope: Scope,
  { postgres, jwtSecret, onEnd, ...wanted }: Wanted,
): Promise<Parts> {
  const proxies = { a: await openProxy(scope, postgres), b: await openProxy(scope, postgres) };
  const prepare = async (name: ProcessName) => {
    const port = await findFreePort();
    const basic = basicEnvironment(proxies[name].url, port, jwtSecret);
    const environment = { ...basic, ...wanted.environment };
    return new ApiProcess(scope, { name, port, environment, logFolder: LOG_FOLDER, onEnd });
  };
  return { postgres, proxies, processes: { a: await prepare('a'), b: await prepare('b') } };
}
