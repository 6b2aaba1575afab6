// What a journey in the browser may do behind the scenes: look into the database and change it, and
// stop or freeze the API while a page is open. The browser's tests are another process, so they ask by HTTP.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import type { Scope } from '../runner/scope.js';
import type { Stack } from '../stack/stack.js';
import type { MailWishes } from './send-every-mail.js';

/** Gives the address; it is open only to this machine, and only as long as the scope. */
export async function openTestServer(scope: Scope, stack: Stack): Promise<string> {
  const pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 4 });
  pool.on('error', () => undefined);
  const server = createServer((request, response) => {
    perform(request, stack, pool).then(
      (result) => response.end(JSON.stringify(result ?? null)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await scope.own(
    () => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)),
    async () => {
      server.closeAllConnections();
      server.close();
      await pool.end();
    },
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function perform(request: IncomingMessage, stack: Stack, pool: pg.Pool): Promise<unknown> {
  switch (`${request.method} ${request.url}`) {
    case 'POST /api/stop':
      return stack.api.stop();
    case 'POST /api/start':
      return stack.api.start();
    case 'POST /api/freeze':
      return stack.api.freeze();
    case 'POST /api/thaw':
      return stack.api.thaw();
    case 'POST /mails': {
      // Only now: the letters use packages that `npm test` has yet to build when it starts.
      const { sendEveryMail } = await import('./send-every-mail.js');
      return sendEveryMail(stack, JSON.parse(await text(request)) as MailWishes);
    }
    case 'POST /query': {
      const { statement, values } = JSON.parse(await text(request)) as Query;
      return (await pool.query(statement, values)).rows;
    }
    default:
      throw new Error(`The test server cannot ${request.method} ${request.url}`);
  }
}

interface Query {
  statement: string;
  values: unknown[];
}
