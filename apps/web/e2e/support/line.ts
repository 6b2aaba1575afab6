/**
 * A line between the browser and everybody else that can be cut. To play being offline is not enough: in
 * some builds of Chromium it does not reach a service worker, whose pages are what there is to see then.
 */
import { createServer, request } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { test as base, expect } from './test';

export { expect };

export class Line {
  private readonly tunnels = new Set<Socket>();
  private readonly server = createServer((asked, answer) => {
    const { method, headers } = asked;
    const onward = request(asked.url ?? '', { method, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.rawHeaders);
      answered.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  private port = 0;

  constructor() {
    this.server.on('connect', ({ url = '' }, socket: Socket) => {
      const { hostname, port } = new URL(`http://${url}`);
      const onward = connect(Number(port || 80), hostname, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      for (const end of [socket, onward]) {
        this.tunnels.add(end);
        end.on('error', () => undefined);
        end.on('close', () => {
          this.tunnels.delete(end);
          socket.destroy();
          onward.destroy();
        });
      }
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async restore(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (this.server.address() as AddressInfo).port;
  }

  async cut(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
    this.server.closeAllConnections();
    for (const end of this.tunnels) end.destroy();
    await closed;
  }
}

interface Fixtures {
  line: Line;
  goOffline: () => Promise<void>;
  goOnline: () => Promise<void>;
}

/** With the browser's context on a {@link Line} of its own. */
export const test = base.extend<Fixtures>({
  // Playwright reads what a fixture needs from its first parameter, which may not be empty here.
  line: async ({ browserName: _ }, use) => {
    const line = new Line();
    await line.restore();
    await use(line);
    await line.cut();
  },
  proxy: async ({ line }, use) => {
    // Chromium goes to its own machine directly, unless it is told not to.
    await use({ server: line.url, bypass: '<-loopback>' });
  },
  goOffline: async ({ context, line }, use) => {
    await use(async () => {
      await context.setOffline(true);
      await line.cut();
    });
  },
  goOnline: async ({ context, line }, use) => {
    await use(async () => {
      await line.restore();
      await context.setOffline(false);
    });
  },
});
