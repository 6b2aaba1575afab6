/**
 * A session of Socket.IO that begins with polling is many requests, and several processes behind one
 * port share them out as they come. So each session's id begins with the mark of the process that keeps
 * it, its home, and a request that reaches another one is handed on there.
 *
 * By request and not by connection, as @socket.io/sticky does it in front of the processes: a proxy, or
 * a program with several sockets, sends the requests of many sessions on one kept connection.
 *
 * What must stay true: a session whose home has ended is unknown, as Engine.IO says it, so its client
 * begins a new one. What comes from a sibling is never handed on again.
 */
import cluster from 'node:cluster';
import { randomBytes } from 'node:crypto';
import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Server } from 'socket.io';
import { forwardRequest, forwardUpgrade, type Forward } from './forward-session.js';
import { openChannel, type SessionChannel, type SessionServer } from './session-channel.js';
import type { FromPrimary, ToPrimary } from './session-messages.js';

const MARK_BYTES = 6;
const MARK_LENGTH = (MARK_BYTES * 8) / 6;

/** Each costs two descriptors and up to 100 KB of buffers; what is beyond begins a new session. */
const MOST_FORWARDS = 4_096;

@Injectable()
export class SessionRoutingService
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  private readonly mark = randomBytes(MARK_BYTES).toString('base64url');
  private readonly forwards = new Set<Forward>();
  private pathsByMark = new Map<string, string>();
  private own: SessionServer | undefined;
  private channel: SessionChannel | undefined;
  private isEnding = false;

  /** Of a server that listens on a port with others; one that is alone keeps every session itself. */
  attach(engine: Server['engine']): void {
    if (!cluster.isWorker) return;
    const own = {
      handleRequest: engine.handleRequest.bind(engine),
      handleUpgrade: engine.handleUpgrade.bind(engine),
    };
    const generateId = engine.generateId.bind(engine);
    engine.generateId = async (request) => this.mark + (await generateId(request));
    engine.handleRequest = (request, response) => {
      const refuse = () => own.handleRequest(request, response);
      const path = this.findHome(request.url);
      if (path === undefined) refuse();
      else this.note(forwardRequest(path, request, response, refuse));
    };
    engine.handleUpgrade = (request, socket, head) => {
      const refuse = () => own.handleUpgrade(request, socket, head);
      const path = this.findHome(request.url);
      if (path === undefined) refuse();
      else this.note(forwardUpgrade(path, request, socket, head, refuse));
    };
    this.own = own;
  }

  /** Before the port is opened: see introduce-processes.ts. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.own === undefined) return;
    this.channel = await openChannel(this.own);
    const home = { mark: this.mark, path: this.channel.path };
    await new Promise<void>((resolve) => {
      process.on('message', (message: FromPrimary) => {
        if (message.kind !== 'lastseat: session homes') return;
        this.pathsByMark = new Map(message.homes.map(({ mark, path }) => [mark, path]));
        if (this.pathsByMark.delete(this.mark)) resolve();
      });
      tell({ kind: 'lastseat: sessions kept', home });
    });
  }

  /** The others' sessions first: Socket.IO, which ends its own next, waits for every connection. */
  beforeApplicationShutdown(): void {
    this.isEnding = true;
    for (const forward of this.forwards) forward.end();
  }

  /** Our own have ended, and were told so on this channel. */
  onApplicationShutdown(): void {
    this.channel?.close();
  }

  private findHome(url: string | undefined): string | undefined {
    if (this.isEnding || this.forwards.size >= MOST_FORWARDS) return undefined;
    const query = url?.split('?', 2)[1];
    const sid = new URLSearchParams(query).get('sid');
    return sid === null ? undefined : this.pathsByMark.get(sid.slice(0, MARK_LENGTH));
  }

  private note(forward: Forward): void {
    this.forwards.add(forward);
    void forward.done.then(() => this.forwards.delete(forward));
  }
}

/** Without a primary we end as well, by Node's own doing: nobody has to hear of a failure. */
function tell(message: ToPrimary): void {
  process.send?.(message, () => undefined);
}
