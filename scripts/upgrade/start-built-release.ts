/** The API of this release within this process, as it is built: tsx knows no decorators with metadata. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as App from '../../apps/api/src/app.js';
import type * as Configuration from '../../apps/api/src/common/config/config.js';
import type * as Integrity from '../../apps/api/src/integrity/integrity-check.service.js';
import type * as Replay from '../../apps/api/src/invoices/replay-invoices.js';
import { AccessTokens } from '../load/access-tokens.js';
import { ROOT } from '../runner/repository.js';
import type { NewRelease } from './new-release.js';
import type { Place } from './upgrade.js';

const load = (file: string): Promise<unknown> =>
  import(pathToFileURL(join(ROOT, 'apps/api/dist/src', file)).href);

export async function startBuiltRelease({ url, ownerUrl }: Place): Promise<NewRelease> {
  const { createApp } = (await load('app.js')) as typeof App;
  const { parseConfig } = (await load('common/config/config.js')) as typeof Configuration;
  const { IntegrityCheckService } = (await load(
    'integrity/integrity-check.service.js',
  )) as typeof Integrity;
  const { replayInvoices } = (await load('invoices/replay-invoices.js')) as typeof Replay;
  const [jwtSecret, refreshSecret] = [secret(), secret()];
  const app = await createApp(
    parseConfig({
      ...{ DATABASE_URL: url, API_PORT: '0', LOG_LEVEL: 'error' },
      ...{ JWT_SECRET: jwtSecret, REFRESH_TOKEN_SECRET: refreshSecret },
    }),
    {},
  );
  await app.listen(0, '127.0.0.1');
  const tokens = new AccessTokens(jwtSecret);
  return {
    origin: await app.getUrl(),
    tokenFor: (userId) => Promise.resolve(tokens.tokenOf(userId)),
    close: () => app.close(),
    findDrifts: () => findDrifts(app.get(IntegrityCheckService), replayInvoices, ownerUrl),
  };
}

const secret = () => randomUUID() + randomUUID();

/** Of the counts of every event, and of the read model of every invoice. */
export async function findDrifts(
  integrity: Pick<Integrity.IntegrityCheckService, 'check'>,
  replayInvoices: typeof Replay.replayInvoices,
  ownerUrl: string,
): Promise<string[]> {
  const drifts = await integrity.check();
  const { differences } = await replayInvoices(ownerUrl, () => undefined);
  return [
    ...drifts.map((drift) => `False counts: ${JSON.stringify(drift)}`),
    ...(differences > 0 ? [`${differences} invoices are not what happened to them`] : []),
  ];
}
