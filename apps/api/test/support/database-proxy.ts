/**
 * A TCP proxy between the application and PostgreSQL that breaks a connection at a chosen word of the
 * protocol: real sockets, real servers, a fault at the exact place.
 */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * What happens to the next COMMIT that passes:
 * - `lose`: it never reaches the server, and the connection is gone;
 * - `lose answer`: it reaches the server, the answer never comes back, and the connection is gone;
 * - `delay`: the application loses its connection at once, the server gets the COMMIT when the test
 *   says so.
 */
export type CommitFault = 'lose' | 'lose answer' | 'delay';

export interface DatabaseProxy {
  /** Like the URL that it was made of, but through the proxy. */
  url: string;
  /** For the next COMMIT only. */
  breakNextCommit(fault: CommitFault): void;
  /** Hands a delayed COMMIT on to the server. */
  releaseCommit(): void;
  /** How many faults happened. */
  readonly faults: number;
  close(): Promise<void>;
}

export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const state: ProxyState = { fault: null, faults: 0, release: () => undefined };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    join(client, upstream, state);
  });
  await listen(server);
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    breakNextCommit: (fault) => void (state.fault = fault),
    releaseCommit: () => state.release(),
    get faults() {
      return state.faults;
    },
    close: () => close(server, sockets),
  };
}

/** As it stands in a Query message, up to the closing NUL: not `READ COMMITTED`. */
const COMMIT = 'COMMIT\0';

interface ProxyState {
  fault: CommitFault | null;
  faults: number;
  release: () => void;
}

function join(client: Socket, upstream: Socket, state: ProxyState): void {
  let isBroken = false;
  client.on('data', (bytes) => {
    const fault = bytes.includes(COMMIT) ? state.fault : null;
    if (fault === null) {
      upstream.write(bytes);
      return;
    }
    isBroken = true;
    state.fault = null;
    state.faults += 1;
    if (fault === 'lose') upstream.destroy();
    if (fault === 'lose answer') upstream.write(bytes);
    if (fault === 'delay') state.release = () => upstream.write(bytes);
    if (fault !== 'lose answer') client.destroy();
  });
  upstream.on('data', (bytes) => {
    // The answer to a COMMIT that the client is never to see.
    if (isBroken) client.destroy();
    else client.write(bytes);
  });
  client.on('close', () => isBroken || upstream.destroy());
  upstream.on('close', () => client.destroy());
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function close(server: Server, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}
