/** A way to the database that can be cut and opened again, as when PostgreSQL restarts. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Break = 'close' | 'reset';

export interface Outage {
  /** Like the URL that it was made of, but over the way that can be cut. */
  url: string;
  /**
   * Takes no new connection and breaks those that stand: it closes them as a server that stops, or
   * resets them as one that is no more.
   */
  begin(how?: Break): void;
  end(): void;
  close(): Promise<void>;
}

export async function prepareOutage(databaseUrl: string): Promise<Outage> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const cut = (how: Break = 'close') => {
    isCut = true;
    for (const socket of sockets) {
      if (how === 'close') socket.destroy();
      else socket.resetAndDestroy();
    }
  };
  return {
    url: url.href,
    begin: cut,
    end: () => void (isCut = false),
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
