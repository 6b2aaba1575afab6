/** The way to PostgreSQL under TLS, as the words of DATABASE_URL want it. */
import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTemporaryPostgres, type RunningPostgres } from '@lastseat/embedded-postgres';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../support/app.js';
import { findProgram } from '../support/find-program.js';
import { send } from '../support/http.js';

const openssl = findProgram('openssl');
/** "nobody", as whom root runs PostgreSQL; a key has to belong to its server. */
const serverAccount = process.getuid?.() === 0 ? 65534 : undefined;

let folder: string;
let certificate: string;
let postgres: RunningPostgres;

/** Signed by nobody but itself, for the name that the test connects to. */
function makeCertificate(name: string): { key: string; certificate: string } {
  const [key, certificate] = [join(folder, 'server.key'), join(folder, 'server.crt')];
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  const kind = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1'];
  execFileSync(openssl!, ['req', ...kind, ...subject, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  if (serverAccount !== undefined) {
    for (const path of [folder, key, certificate]) chownSync(path, serverAccount, serverAccount);
  }
  return { key, certificate };
}

/** How an API that is given these words finds its database, and how its connections are. */
async function lookThrough(words: Record<string, string>) {
  const url = new URL(postgres.url);
  url.hostname = 'localhost';
  for (const [name, value] of Object.entries(words)) url.searchParams.set(name, value);
  const target = await startApp(url.href);
  try {
    const { status } = await send(target.origin, 'GET', '/api/health/ready');
    return { status, kinds: await listKinds() };
  } finally {
    await target.close();
  }
}

async function listKinds(): Promise<boolean[]> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query<{ ssl: boolean }>(
    `SELECT DISTINCT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
     WHERE application_name LIKE 'lastseat-%'`,
  );
  await client.end();
  return rows.map(({ ssl }) => ssl);
}

describe.skipIf(openssl === undefined)('A PostgreSQL with a certificate of its own making', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lastseat-tls-'));
    const { key, certificate: file } = makeCertificate('localhost');
    certificate = file;
    postgres = await startTemporaryPostgres({
      settings: { ssl: 'on', ssl_cert_file: file, ssl_key_file: key },
    });
  });
  afterAll(async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  });

  it('is believed when its certificate is named, and every connection is encrypted', async () => {
    const words = { sslmode: 'verify-full', sslrootcert: certificate };
    expect(await lookThrough(words)).toEqual({ status: 200, kinds: [true] });
  });

  it.each(['require', 'verify-full'])('is not believed by sslmode=%s alone', async (sslmode) => {
    expect(await lookThrough({ sslmode })).toEqual({ status: 503, kinds: [] });
  });

  it('is believed without a look by sslmode=no-verify', async () => {
    expect(await lookThrough({ sslmode: 'no-verify' })).toEqual({ status: 200, kinds: [true] });
  });
});
