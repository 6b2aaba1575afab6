/**
 * A TCP proxy between the application and PostgreSQL: the way to the database that can be cut, slowed
 * down, or broken at a chosen word of the protocol. Real sockets, real servers, a fault at the exact
 * place.
 */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join, type CommitFault, type ProxyState } from './joined-sockets.js';

export type { CommitFault } from './joined-sockets.js';

/** Closed as by a server that stops, or reset as by one that is no more. */
export type Break = 'close' | 'reset';

export interface DatabaseProxy {
  /** Like the URL that it was made of, but through the proxy. */
  url: string;
  /** For the next COMMIT only; `null` takes it back. */
  breakNextCommit(fault: CommitFault | null): void;
  /** Hands a delayed COMMIT on to the server. */
  releaseCommit(): void;
  /** How many COMMITs were broken. */
  readonly faults: number;
  /** Breaks the connections that stand, and takes no new one. */
  cut(how?: Break): void;
  /** From now on everything takes so long on its way, each way. */
  slowDown(ms: number): void;
  /** Nothing passes any more, and neither side is told: what comes is kept. */
  hold(): void;
  /** Undoes {@link cut}, {@link slowDown} and {@link hold}; what was kept goes on in its order. */
  mend(): void;
  close(): Promise<void>;
}

interface ServerState extends ProxyState {
  isCut: boolean;
  /** Both ends of the connections that stand. */
  sockets: Set<Socket>;
}

export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const state: ServerState = {
    fault: null,
    faults: 0,
    release: () => undefined,
    delayMs: 0,
    isHeld: false,
    pipes: new Set(),
    isCut: false,
    sockets: new Set(),
  };
  const server = createProxyServer(new URL(databaseUrl), state);
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
    cut: (how = 'close') => {
      state.isCut = true;
      for (const socket of state.sockets) breakSocket(socket, how);
    },
    slowDown: (ms) => void (state.delayMs = ms),
    hold: () => void (state.isHeld = true),
    mend: () => {
      state.isCut = false;
      state.delayMs = 0;
      state.isHeld = false;
      for (const pipe of state.pipes) pipe.handOn();
    },
    close: () => close(server, state.sockets),
  };
}

function createProxyServer(target: URL, state: ServerState): Server {
  return createServer((client) => {
    client.on('error', () => undefined);
    if (state.isCut) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    upstream.on('error', () => undefined);
    for (const socket of [client, upstream]) {
      state.sockets.add(socket);
      socket.on('close', () => state.sockets.delete(socket));
    }
    join(client, upstream, state);
  });
}

function breakSocket(socket: Socket, how: Break): void {
  if (how === 'close') socket.destroy();
  else socket.resetAndDestroy();
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function close(server: Server, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}
