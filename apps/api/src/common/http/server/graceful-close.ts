/**
 * The end of the HTTP server. Node's `server.close()` waits for every connection: for one whose request
 * was under way until its keep-alive runs out, and for one on which nothing was ever asked for ever. An
 * idle one it closes at once, while a request may be on its way to it.
 *
 * What must stay true: a request that was taken is answered, one that comes on a kept connection while we
 * go is answered and told to come elsewhere, and nobody can hold up the way down by keeping a connection.
 */
import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { Injectable, type INestApplicationContext, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { ServerOptions, Server as SocketServer } from 'socket.io';
import { LeanIoAdapter } from './lean-io-adapter.js';

/** For a request that never ends, such as a body that never comes whole. */
const PATIENCE_MS = 10_000;

/** For the next request on a connection that is kept; who uses one at all uses it sooner. */
const LINGER_MS = 2_000;

/** The connections of the HTTP server, but for WebSockets, and the answers that are not written yet. */
@Injectable()
export class ConnectionDraining implements OnModuleDestroy {
  private readonly server: Server;
  private readonly connections = new Set<Socket>();
  private readonly open = new Set<ServerResponse>();
  private isEnding = false;
  private onLeft: () => void = () => undefined;

  constructor(host: HttpAdapterHost) {
    this.server = host.httpAdapter.getInstance<FastifyInstance>().server;
    this.server.on('connection', (socket: Socket) => {
      this.connections.add(socket);
      socket.once('close', () => this.leave(this.connections, socket));
    });
    this.server.on('upgrade', (_request, socket: Socket) => this.leave(this.connections, socket));
  }

  /**
   * Takes no new connection; each ends with its next answer. Before the bookings are drained: until then
   * every request is carried out as ever.
   */
  async onModuleDestroy(): Promise<void> {
    this.isEnding = true;
    for (const answer of this.open) closeWith(answer);
    // HTTP's own would close what is idle.
    NetServer.prototype.close.call(this.server);
    await this.untilEmpty(this.connections, LINGER_MS);
  }

  /** Resolves when none is open, or after {@link PATIENCE_MS}. */
  end(): Promise<void> {
    return this.untilEmpty(this.open, PATIENCE_MS);
  }

  private async untilEmpty(set: ReadonlySet<unknown>, milliseconds: number): Promise<void> {
    if (set.size === 0) return;
    await new Promise<void>((resolve) => {
      this.onLeft = () => {
        if (set.size === 0) resolve();
      };
      setTimeout(resolve, milliseconds).unref();
    });
  }

  /** For an answer that is the next on its connection; once. */
  add(answer: ServerResponse): void {
    this.open.add(answer);
    if (this.isEnding) closeWith(answer);
    answer.once('close', () => this.leave(this.open, answer));
  }

  private leave<T>(set: Set<T>, one: T): void {
    set.delete(one);
    this.onLeft();
  }
}

function closeWith(answer: ServerResponse): void {
  if (!answer.headersSent) answer.setHeader('connection', 'close');
}

/** Nest closes this before all else, and Socket.IO would close the HTTP server that they share. */
export class GracefulIoAdapter extends LeanIoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly server: Server,
    private readonly draining: ConnectionDraining,
    private readonly transport: { adapter: ServerOptions['adapter']; close(): Promise<void> },
    private readonly socketOptions: Partial<ServerOptions>,
    private readonly sessions: { attach(engine: SocketServer['engine']): void },
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: Partial<ServerOptions>): SocketServer {
    const sockets: SocketServer = super.createIOServer(port, {
      ...options,
      ...this.socketOptions,
      adapter: this.transport.adapter,
    } as ServerOptions);
    this.sessions.attach(sockets.engine);
    return sockets;
  }

  override async close(sockets: SocketServer): Promise<void> {
    this.server.close();
    // Ends the sockets, and then waits for the HTTP server too.
    const closed = super.close(sockets);
    await this.draining.end();
    this.server.closeAllConnections();
    await closed;
    await this.transport.close();
  }
}
