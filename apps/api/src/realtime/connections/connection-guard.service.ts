/**
 * Bounds what strangers cost by connections alone: how many there are in this process, and what each may
 * take. Below Socket.IO, where a namespace, a heartbeat and a message are all packets.
 *
 * What must stay true: a connection counts from its handshake until the last of it is gone.
 */
import type { ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Server } from 'socket.io';
import { CLOCK, type Clock } from '../../common/config/clock.js';
import { CONFIG, type Config } from '../../common/config/config.js';
import { securityHeaders, type SecurityHeaders } from '../../common/http/security-headers.js';
import { MetricsService } from '../../common/observability/metrics/metrics.service.js';
import { OPEN, type EngineRequest, type EngineSocket } from './engine.js';
import { GuardedConnection, type ConnectionLimits } from './guarded-connection.js';
import { MemoryShares } from './memory-shares.js';
import { refuseAsBusy } from './refuse-as-busy.js';
import { SocketCutsService } from './socket-cuts.service.js';

/** The largest message, in bytes: a `watch` of two hundred events has eight thousand. */
export const MAX_MESSAGE_BYTES = 64 * 1024;

/** So many times the limit of messages is no page that is in a hurry. */
const FLOOD = 5;

/** Of a message on the average of ten seconds: a `watch` of sixty events. */
const BYTES_PER_MESSAGE = 2_560;

/** A page that is on the move may miss some hundred messages before it has to come again. */
const MEMORY = { each: 512 * 1024, all: 64 * 1024 * 1024, leastShare: 4 * 1024 };

@Injectable()
export class ConnectionGuardService {
  private readonly connections = new Map<string, GuardedConnection>();
  private readonly shares = new MemoryShares(MEMORY);
  private readonly limits: ConnectionLimits;
  private readonly headers: SecurityHeaders;
  private arriving = 0;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly cuts: SocketCutsService,
    metrics: MetricsService,
  ) {
    this.headers = securityHeaders(config);
    const messages = config.SOCKET_MESSAGE_LIMIT;
    this.limits = {
      packets: messages * FLOOD,
      bytes: Math.max(2 * MAX_MESSAGE_BYTES, messages * BYTES_PER_MESSAGE),
    };
    metrics.observe(
      'lastseat_live_sockets_held_bytes',
      'Messages in memory that sockets have not read, or not sent whole',
      () => this.shares.totalBytes,
    );
  }

  attach(engine: Server['engine']): void {
    engine.use((request: EngineRequest, response: ServerResponse, next: () => void) => {
      const { sid } = request._query;
      if (sid === undefined) this.admit(request, response, next);
      else this.pass(sid, request, response, next);
    });
    engine.on('connection', (socket: EngineSocket) => this.guard(socket));
  }

  /** A handshake. */
  private admit(request: EngineRequest, response: ServerResponse, next: () => void): void {
    if (this.connections.size + this.arriving >= this.config.SOCKETS_PER_PROCESS) {
      this.cuts.noteRefusal('process_full');
      refuseAsBusy(request, response, this.headers);
      return;
    }
    // Of requests that come in one chunk each must see those before it. Engine.IO opens the connection
    // in a later microtask than this one, and between the two no other request is looked at.
    this.arriving += 1;
    queueMicrotask(() => (this.arriving -= 1));
    next();
  }

  /** A later request of a session. */
  private pass(
    sid: string,
    request: EngineRequest,
    response: ServerResponse,
    next: () => void,
  ): void {
    const connection = this.connections.get(sid);
    connection?.takeRequest(request, response);
    next();
    // Engine.IO has put it there by now, if it is one at all, and nothing was read of it yet.
    const { websocket } = request;
    if (!websocket) return;
    if (connection && websocket.readyState === OPEN) connection.addWebSocket(websocket, request);
    // Refused by Engine.IO: WebSocket would wait for its farewell for half a minute.
    else websocket.terminate();
  }

  private guard(socket: EngineSocket): void {
    const { id } = socket;
    const connection = new GuardedConnection(socket, this.shares.open(), this.limits, this.clock, {
      onCut: (reason) => this.cuts.noteCut(reason),
      onGone: () => this.connections.delete(id),
    });
    this.connections.set(id, connection);
    // Engine.IO would keep the handshake for as long as the connection lasts; nobody asks for it again.
    socket.request = null;
  }
}
