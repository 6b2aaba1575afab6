/**
 * The private way into a process, on which its siblings hand it the requests of the sessions that it
 * keeps: HTTP, on a socket in a folder that only our own account may enter.
 *
 * What must stay true: nobody else gets in here. What comes on this channel names the address of the
 * peer that the sibling has, and is believed.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { MAX_HEADER_BYTES } from '../common/http/server/server-timeouts.js';

/** Said on private channels only. */
export const PEER_HEADER = 'x-lastseat-peer';

/** What answers Engine.IO's requests: its server has these two. */
export interface SessionServer {
  handleRequest(request: IncomingMessage, response: ServerResponse): void;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export interface SessionChannel {
  readonly path: string;
  close(): void;
}

const hasPipes = process.platform === 'win32';

export async function openChannel(sessions: SessionServer): Promise<SessionChannel> {
  const path = hasPipes
    ? `\\\\.\\pipe\\lastseat-${randomUUID()}`
    : join(mkdtempSync(join(tmpdir(), 'lastseat-sessions-')), 'socket');
  // However we end, but for a kill; after one, main-processes.ts does it.
  process.once('exit', () => removeChannel(path));
  // A header more than the public port takes.
  const server = createServer({ maxHeaderSize: 2 * MAX_HEADER_BYTES });
  server.on('request', (request, response) => {
    restorePeer(request);
    sessions.handleRequest(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    restorePeer(request);
    sessions.handleUpgrade(request, socket, head);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // Node's cluster would otherwise have the primary listen, for all of us.
    server.listen({ path, exclusive: true }, resolve);
  });
  return {
    path,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

export function removeChannel(path: string): void {
  if (!hasPipes) rmSync(dirname(path), { recursive: true, force: true });
}

/** Whoever looks at the connection sees the client's, as if it had come here. */
function restorePeer(request: IncomingMessage): void {
  const value = request.headers[PEER_HEADER];
  Object.defineProperty(request.socket, 'remoteAddress', { value, configurable: true });
  delete request.headers[PEER_HEADER];
}
