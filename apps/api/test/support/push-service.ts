/** A push service of a test's own, and the browsers that it reaches. */
import { createECDH, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PushMessage, PushSubscriptionInput } from '@lastseat/contracts';
import { decrypt } from 'http_ece';

interface TakenMessage {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface PushService {
  origin: string;
  taken: TakenMessage[];
  /** What it answers from now on. */
  answer(status: number): void;
  close(): void;
}

export async function startPushService(): Promise<PushService> {
  const taken: TakenMessage[] = [];
  let status = 201;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { url: path = '', headers } = request;
      taken.push({ path, headers, body: Buffer.concat(pieces) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    taken,
    answer: (next) => void (status = next),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

export interface TestBrowser {
  subscription: PushSubscriptionInput;
  /** What it was sent, as it would show it. */
  read(body: Buffer): PushMessage;
}

export function openBrowser(origin: string): TestBrowser {
  const keys = createECDH('prime256v1');
  const p256dh = keys.generateKeys('base64url');
  const auth = randomBytes(16).toString('base64url');
  return {
    subscription: {
      endpoint: `${origin}/send/${randomBytes(16).toString('base64url')}`,
      keys: { p256dh, auth },
    },
    read: (body) =>
      JSON.parse(
        decrypt(body, { version: 'aes128gcm', privateKey: keys, authSecret: auth }).toString(),
      ) as PushMessage,
  };
}
