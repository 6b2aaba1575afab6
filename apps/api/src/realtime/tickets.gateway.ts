/**
 * The socket side of the live counts. A socket that watches nothing is in the room of everything; one
 * that watches is in the rooms of its events, and in the one for the watchers of the event that its
 * page is all about. One that has signed in is in its person's room as well, and in those of a console and a door.
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
  signInSchema,
  socketEvents,
  watchConsoleSchema,
  watchDoorSchema,
  watchSchema,
  type SignInAnswer,
  type WatchAnswer,
  type WatchConsoleAnswer,
  type WatchDoorAnswer,
} from '@lastseat/contracts';
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
import { ConsoleUpdatesService } from './console-updates.service.js';
import { ConsoleWatchService } from './console/console-watch.service.js';
import { DoorWatchService } from './door/door-watch.service.js';
import { EndedSessionsService } from './ended-sessions.service.js';
import { findRest } from './find-rest.js';
import type { LiveServer, LiveSocket, OwnedUpdate } from './live-server.js';
import { isAcknowledgement, refuseInput, toSocketProblem } from './socket-problems.js';
import { SocketAdmissionService } from './socket-admission.service.js';
import { SocketOwnersService } from './socket-owners.service.js';
import { TicketUpdatesService } from './ticket-updates.service.js';
import { EventWatchService } from './watching/event-watch.service.js';
import { PageWatchersService } from './watching/page-watchers.service.js';
import { CONSOLE, consoleRoomOf, EVENT, EVERYTHING, roomOf, userRoomOf } from './watching/rooms.js';

/**
 * A page learns within seconds that nothing comes any more, and so do we of a page. It costs what the
 * pings and pongs do: with 10,000 sockets a quarter of a core.
 */
const heartbeat = { pingInterval: 5_000, pingTimeout: 20_000 };

/**
 * In messages of ordinary size. A turn of the event loop takes a millisecond then; a crowd that comes back
 * at once can wait.
 */
const watching = { perTurn: 8, leastPerTurn: 1, maxWaiting: 12_000 };

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
  private readonly turns = new Turns(watching);

  @WebSocketServer()
  private readonly server!: LiveServer;

  constructor(
    private readonly eventWatch: EventWatchService,
    private readonly ticketUpdates: TicketUpdatesService,
    private readonly pageWatchers: PageWatchersService,
    private readonly owners: SocketOwnersService,
    private readonly bookingUpdates: BookingUpdatesService,
    private readonly consoleWatch: ConsoleWatchService,
    private readonly consoleUpdates: ConsoleUpdatesService,
    private readonly doorWatch: DoorWatchService,
    private readonly admission: SocketAdmissionService,
    private readonly guard: ConnectionGuardService,
    private readonly messageLimits: MessageLimitsService,
    private readonly metrics: MetricsService,
    private readonly endedSessions: EndedSessionsService,
  ) {}

  afterInit(): void {
    this.admission.attach(this.server.engine);
    this.guard.attach(this.server.engine);
    this.connectTicketUpdates();
    this.metrics.observe(
      'lastseat_live_sockets',
      'Sockets that are connected',
      () => this.server.engine.clientsCount,
    );
    this.eventWatch.connect(this.server.of('/').adapter);
    this.pageWatchers.connect(this.server);
    this.consoleWatch.connect(this.server);
    this.doorWatch.connect(this.server);
    this.connectBookingUpdates();
    this.endedSessions.attach(this.server);
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
      if (!isTaken) resolve(toSocketProblem('busy'));
    });
  }

  private async takeWatch(socket: LiveSocket, input: unknown): Promise<WatchAnswer> {
    const parsed = watchSchema.safeParse(input);
    if (!parsed.success) return refuseInput(parsed.error);
    try {
      return (await this.eventWatch.watch(socket, parsed.data)) ?? toSocketProblem('busy');
    } catch (error) {
      this.logger.error(error);
      return toSocketProblem('busy');
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
    return userId === undefined ? toSocketProblem('unauthenticated') : { userId };
  }

  @SubscribeMessage(socketEvents.watchConsole)
  async watchConsole(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() input: unknown,
  ): Promise<WatchConsoleAnswer> {
    const parsed = watchConsoleSchema.safeParse(input);
    if (!parsed.success) return refuseInput(parsed.error);
    try {
      const answer = await this.consoleWatch.watch(socket, parsed.data.eventId);
      return typeof answer === 'string' ? toSocketProblem(answer) : { counts: answer };
    } catch (error) {
      this.logger.error(error);
      return toSocketProblem('busy');
    }
  }

  @SubscribeMessage(socketEvents.watchDoor)
  async watchDoor(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() input: unknown,
  ): Promise<WatchDoorAnswer> {
    const parsed = watchDoorSchema.safeParse(input);
    if (!parsed.success) return refuseInput(parsed.error);
    try {
      const answer = await this.doorWatch.watch(socket, parsed.data.eventId);
      return typeof answer === 'string' ? toSocketProblem(answer) : { door: answer };
    } catch (error) {
      this.logger.error(error);
      return toSocketProblem('busy');
    }
  }

  /** The events that sockets of this process watch, and whether some watch all of them. */
  listWatched(): { eventIds: string[]; isEverythingWatched: boolean } {
    const rooms = [...this.server.of('/').adapter.rooms.keys()];
    const eventIds = [EVENT, CONSOLE].flatMap((kind) =>
      rooms.filter((room) => room.startsWith(kind)).map((room) => room.slice(kind.length)),
    );
    return {
      eventIds,
      isEverythingWatched: rooms.includes(EVERYTHING),
    };
  }

  private connectTicketUpdates(): void {
    const { rooms } = this.server.of('/').adapter;
    const isWatched = (eventId: string) =>
      [roomOf(eventId), EVERYTHING, consoleRoomOf(eventId)].some((room) => rooms.has(room));
    this.server.on('ticketUpdate', (update) => {
      if (isWatched(update.eventId)) this.ticketUpdates.hear(update);
    });
    this.ticketUpdates.connect({
      elsewhere: (update) => this.server.serverSideEmit('ticketUpdate', update),
      here: (update, waitedMs, onTold) => {
        this.consoleUpdates.note(update.eventId);
        this.metrics.emitLagSeconds.observe(waitedMs / 1000);
        const room = roomOf(update.eventId);
        // Ten thousand sockets take a fifth of a second. What the other processes hear goes out before.
        setImmediate(() => {
          onTold(
            findRest(() => {
              this.server.local.to(room).to(EVERYTHING).emit('ticketUpdate', update);
            }),
          );
        });
      },
    });
  }

  private connectBookingUpdates(): void {
    const { adapter } = this.server.of('/');
    const here = (owned: OwnedUpdate) => {
      const { userId, update } = owned;
      this.consoleUpdates.note(update.eventId, owned);
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
      if (isAcknowledgement(acknowledge)) acknowledge(toSocketProblem(refusal));
    });
  }
}
