/**
 * The socket side of the live counts. A socket that watches nothing is in the room of everything; one
 * that watches is in the rooms of its events, and in the one for the watchers of the event that its
 * page is all about. One that has signed in is in its person's room as well.
 */
import { Logger } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayConnection,
  type OnGatewayInit,
} from '@nestjs/websockets';
import {
  problems,
  signInSchema,
  socketEvents,
  watchSchema,
  type ProblemCode,
  type SignInAnswer,
  type TicketUpdate,
  type WatchAnswer,
} from '@lastseat/contracts';
import type { z } from 'zod';
import { toFieldErrors } from '../common/http/problems/field-errors.js';
import { Turns } from '../common/jobs/turns.js';
import { MetricsService } from '../common/observability/metrics/metrics.service.js';
import { BookingUpdatesService } from './booking-updates.service.js';
import {
  ConnectionGuardService,
  MAX_MESSAGE_BYTES,
} from './connections/connection-guard.service.js';
import { FairWebSocketServer } from './connections/fair-web-sockets.js';
import { findCost } from './connections/message-cost.js';
import { MessageLimitsService } from './connections/message-limits.service.js';
import type { LiveServer, LiveSocket, OwnedUpdate } from './live-server.js';
import { SocketAdmissionService } from './socket-admission.service.js';
import { SocketOwnersService } from './socket-owners.service.js';
import { TicketUpdatesService } from './ticket-updates.service.js';
import { EventWatchService } from './watching/event-watch.service.js';
import { PageWatchersService } from './watching/page-watchers.service.js';
import { EVENT, EVERYTHING, isEventRoom, roomOf, userRoomOf } from './watching/rooms.js';

/**
 * A page learns within seconds that nothing comes any more, and so do we of a page. It costs what the
 * pings and pongs do: with 10,000 sockets a quarter of a core.
 */
const heartbeat = { pingInterval: 5_000, pingTimeout: 10_000 };

/**
 * In messages of ordinary size. A turn of the event loop takes a millisecond then; a crowd that comes back
 * at once can wait.
 */
const watching = { perTurn: 8, maxWaiting: 12_000 };

@WebSocketGateway({
  path: '/socket.io',
  serveClient: false,
  maxHttpBufferSize: MAX_MESSAGE_BYTES,
  // For a connection that never joins the namespace.
  connectTimeout: 10_000,
  wsEngine: FairWebSocketServer,
  ...heartbeat,
})
export class TicketsGateway implements OnGatewayInit, OnGatewayConnection {
  private readonly logger = new Logger(TicketsGateway.name);
  private readonly turns = new Turns({ ...watching, defer: (task) => void setImmediate(task) });

  @WebSocketServer()
  private readonly server!: LiveServer;

  constructor(
    private readonly eventWatch: EventWatchService,
    private readonly ticketUpdates: TicketUpdatesService,
    private readonly pageWatchers: PageWatchersService,
    private readonly owners: SocketOwnersService,
    private readonly bookingUpdates: BookingUpdatesService,
    private readonly admission: SocketAdmissionService,
    private readonly guard: ConnectionGuardService,
    private readonly messageLimits: MessageLimitsService,
    private readonly metrics: MetricsService,
  ) {}

  afterInit(): void {
    this.admission.attach(this.server.engine);
    this.guard.attach(this.server.engine);
    this.ticketUpdates.connect((update, waitedMs) => {
      this.emit(update);
      this.metrics.emitLagSeconds.observe(waitedMs / 1000);
    });
    this.metrics.observe(
      'lastseat_live_sockets',
      'Sockets that are connected',
      () => this.server.engine.clientsCount,
    );
    this.eventWatch.connect(this.server.of('/').adapter);
    this.pageWatchers.connect(this.server);
    this.connectBookingUpdates();
  }

  handleConnection(socket: LiveSocket): void {
    this.limitMessages(socket);
    socket.on('disconnect', () => this.owners.release(socket));
    void socket.join(EVERYTHING);
  }

  @SubscribeMessage(socketEvents.watch)
  watch(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() input: unknown,
  ): Promise<WatchAnswer> {
    return new Promise((resolve) => {
      const take = () => resolve(this.takeWatch(socket, input));
      const isTaken = this.turns.run(take, findCost([input]));
      if (!isTaken) resolve(toProblem('busy'));
    });
  }

  private async takeWatch(socket: LiveSocket, input: unknown): Promise<WatchAnswer> {
    const parsed = watchSchema.safeParse(input);
    if (!parsed.success) return refuseInput(parsed.error);
    try {
      return (await this.eventWatch.watch(socket, parsed.data)) ?? toProblem('busy');
    } catch (error) {
      this.logger.error(error);
      return toProblem('busy');
    }
  }

  @SubscribeMessage(socketEvents.unwatch)
  unwatch(@ConnectedSocket() socket: LiveSocket): void {
    this.eventWatch.unwatch(socket);
  }

  @SubscribeMessage(socketEvents.signIn)
  signIn(@ConnectedSocket() socket: LiveSocket, @MessageBody() input: unknown): SignInAnswer {
    const parsed = signInSchema.safeParse(input);
    if (!parsed.success) return refuseInput(parsed.error);
    const userId = this.owners.signIn(socket, parsed.data.accessToken);
    this.pageWatchers.recount(socket);
    return userId === undefined ? toProblem('unauthenticated') : { userId };
  }

  /** The events that sockets of this process watch, and whether some watch all of them. */
  listWatched(): { eventIds: string[]; isEverythingWatched: boolean } {
    const rooms = [...this.server.of('/').adapter.rooms.keys()];
    return {
      eventIds: rooms.filter(isEventRoom).map((room) => room.slice(EVENT.length)),
      isEverythingWatched: rooms.includes(EVERYTHING),
    };
  }

  /** To the sockets of this process only: for the missed-update resync, which every process runs. */
  emitLocally(update: TicketUpdate): void {
    this.server.local.to(roomOf(update.eventId)).to(EVERYTHING).emit('ticketUpdate', update);
  }

  private connectBookingUpdates(): void {
    const { adapter } = this.server.of('/');
    const here = ({ userId, update }: OwnedUpdate) => {
      const room = userRoomOf(userId);
      // Most who book have no socket here: a message to an empty room would be written all the same.
      if (adapter.rooms.has(room)) this.server.local.to(room).emit('bookingUpdate', update);
    };
    const elsewhere = async (updates: OwnedUpdate[]) => {
      if ((await adapter.serverCount()) > 1) this.server.serverSideEmit('bookingUpdates', updates);
    };
    this.server.on('bookingUpdates', (updates) => updates.forEach(here));
    this.bookingUpdates.connect({
      here,
      // A transport that is away costs these messages and nothing else, and says so itself.
      elsewhere: (updates) => void elsewhere(updates).catch(() => undefined),
    });
  }

  private limitMessages(socket: LiveSocket): void {
    const findRefusal = this.messageLimits.createLimit();
    socket.use(([, ...payload], next) => {
      const refusal = findRefusal(payload);
      if (refusal === null) return next();
      const acknowledge: unknown = payload.at(-1);
      if (isAcknowledgement(acknowledge)) acknowledge(toProblem(refusal));
    });
  }

  private emit(update: TicketUpdate): void {
    this.server.to(roomOf(update.eventId)).to(EVERYTHING).emit('ticketUpdate', update);
  }
}

/** Socket.IO puts it last, where one was asked for; nothing else that comes is a function. */
function isAcknowledgement(last: unknown): last is (answer: SocketProblem) => void {
  return typeof last === 'function';
}

type SocketProblem = Exclude<WatchAnswer, TicketUpdate[]>;

function refuseInput({ issues }: z.core.$ZodError): SocketProblem {
  return { ...toProblem('invalid_request'), errors: toFieldErrors(issues) };
}

function toProblem(code: ProblemCode): SocketProblem {
  const { status, title } = problems[code];
  return { type: `urn:lastseat:problem:${code}`, title, status, detail: title, code };
}
