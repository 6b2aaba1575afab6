/**
 * The end of the HTTP server. Node's `server.close()` waits for every connection: for one whose request
 * was under way until its keep-alive runs out, and for one on which nothing was ever asked for ever.
 *
 * What must stay true: a request that was taken is answered, and nobody can hold up the way down by
 * keeping a connection.
 */
import type { Server, ServerResponse } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { ServerOptions, Server as SocketServer } from 'socket.io';

/** For a request that never ends, such as a body that never comes whole. */
const PATIENCE_MS = 10_000;

/** The answers of a server that are not written yet. */
export class OpenAnswers {
  private readonly open = new Set<ServerResponse>();
  private isEnding = false;
  private onNone: () => void = () => undefined;

  constructor(server: Server) {
    server.prependListener('request', (_request, answer: ServerResponse) => this.add(answer));
  }

  /** Each connection ends with its next answer; resolves when none is open, or after {@link PATIENCE_MS}. */
  async end(): Promise<void> {
    this.isEnding = true;
    for (const answer of this.open) closeWith(answer);
    if (this.open.size === 0) return;
    await new Promise<void>((resolve) => {
      this.onNone = resolve;
      setTimeout(resolve, PATIENCE_MS).unref();
    });
  }

  private add(answer: ServerResponse): void {
    this.open.add(answer);
    if (this.isEnding) closeWith(answer);
    answer.once('close', () => {
      this.open.delete(answer);
      if (this.open.size === 0) this.onNone();
    });
  }
}

function closeWith(answer: ServerResponse): void {
  if (!answer.headersSent) answer.setHeader('connection', 'close');
}

/** Nest closes this before all else, and Socket.IO would close the HTTP server that they share. */
export class GracefulIoAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly server: Server,
    private readonly answers: OpenAnswers,
    private readonly cluster: { adapter: ServerOptions['adapter']; close(): Promise<void> },
    private readonly socketOptions: Partial<ServerOptions>,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: Partial<ServerOptions>): SocketServer {
    return super.createIOServer(port, {
      ...options,
      ...this.socketOptions,
      adapter: this.cluster.adapter,
    } as ServerOptions);
  }

  override async close(sockets: SocketServer): Promise<void> {
    this.server.close();
    // Ends the sockets, and then waits for the HTTP server too.
    const closed = super.close(sockets);
    await this.answers.end();
    this.server.closeAllConnections();
    await closed;
    await this.cluster.close();
  }
}
