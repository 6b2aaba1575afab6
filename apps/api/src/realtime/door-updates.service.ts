/**
 * Tells the members who have an event's door on their page how many are in: at most twice a second, however
 * fast the door is, over all API processes.
 *
 * What must stay true: a message goes to those only who may work at the door at that very moment, and the
 * last committed numbers are sent in the end. They are read anew for each message, so it does not matter
 * which of two is told of first; and with every missed-update resync, so one that was lost comes later.
 */
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { DoorUpdate } from '@lastseat/contracts';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { COALESCING_SCHEDULER, type CoalescingScheduler } from './ticket-updates.service.js';

const DOOR_PAUSE_MS = 500;

/** Several people come in at once: the other processes hear of them together. */
const DOOR_GATHER_MS = 50;

/** Far below the 8,000 bytes of a NOTIFY. */
const EVENTS_OF_A_MESSAGE = 100;

/** What knows of check-ins and members. */
export interface DoorSource {
  /** The ids of those who may work at the event's door now. */
  listAllowed(users: readonly SignedInUser[], eventId: string): Promise<ReadonlySet<string>>;
  /** Null when there is no such event. */
  read(eventId: string): Promise<DoorUpdate | null>;
}

/** What knows of the sockets of this process, and how to reach the others. */
export interface DoorSockets {
  listWatched(): string[];
  isWatched(eventId: string): boolean;
  listUsers(eventId: string): SignedInUser[];
  /** Sends to the sockets of `allowed`; the others stop watching. */
  send(update: DoorUpdate, allowed: ReadonlySet<string>): void;
  /** To the other processes: the doors of these events have changed. */
  tellOthers(eventIds: string[]): void;
}

/** Of one event, from a change until nothing has changed for a pause. */
interface Stream {
  /** Something may have changed since the message before. */
  isDue: boolean;
  /** Calls off the end of the pause; null while a message is being made. */
  callOff: (() => void) | null;
}

@Injectable()
export class DoorUpdatesService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(DoorUpdatesService.name);
  private readonly streams = new Map<string, Stream>();
  /** What was sent last, of events that are watched: the same again is no news. */
  private readonly sent = new Map<string, string>();
  private readonly untold = new Set<string>();
  private source: DoorSource | undefined;
  private sockets: DoorSockets | undefined;

  constructor(@Inject(COALESCING_SCHEDULER) private readonly schedule: CoalescingScheduler) {}

  connect(source: DoorSource): void {
    this.source = source;
  }

  attach(sockets: DoorSockets): void {
    this.sockets = sockets;
  }

  async mayWatch(user: SignedInUser, eventId: string): Promise<boolean> {
    const allowed = await this.source?.listAllowed([user], eventId);
    return allowed?.has(user.id) ?? false;
  }

  /** The numbers of now. */
  async read(eventId: string): Promise<DoorUpdate | null> {
    return (await this.source?.read(eventId)) ?? null;
  }

  /** To be called after COMMIT: whoever watches, here or at another process, hears of it. */
  announce(eventId: string): void {
    this.note(eventId);
    this.untold.add(eventId);
    if (this.untold.size === 1) this.schedule(DOOR_GATHER_MS, () => this.tellOthers());
  }

  /** For the sockets of this process: of most events nobody has the door open. */
  note(eventId: string): void {
    if (!this.sockets?.isWatched(eventId)) return;
    const stream = this.streams.get(eventId);
    if (stream) {
      stream.isDue = true;
      return;
    }
    const opened: Stream = { isDue: true, callOff: null };
    this.streams.set(eventId, opened);
    opened.callOff = this.schedule(DOOR_GATHER_MS, () => void this.tell(eventId, opened));
  }

  /** To be called every few seconds: finds what nobody told us of. */
  recheck(): void {
    for (const eventId of this.sent.keys()) {
      if (!this.sockets?.isWatched(eventId)) this.sent.delete(eventId);
    }
    for (const eventId of this.sockets?.listWatched() ?? []) this.note(eventId);
  }

  beforeApplicationShutdown(): void {
    for (const { callOff } of this.streams.values()) callOff?.();
    this.streams.clear();
    this.sockets = undefined;
  }

  private tellOthers(): void {
    const eventIds = [...this.untold];
    this.untold.clear();
    for (let from = 0; from < eventIds.length; from += EVENTS_OF_A_MESSAGE) {
      this.sockets?.tellOthers(eventIds.slice(from, from + EVENTS_OF_A_MESSAGE));
    }
  }

  private async tell(eventId: string, stream: Stream): Promise<void> {
    Object.assign(stream, { isDue: false, callOff: null });
    try {
      await this.send(eventId);
    } catch (error) {
      this.logger.warn(`A door waits for its numbers: ${String(error)}`);
      stream.isDue = true;
    }
    if (this.sockets === undefined) return;
    stream.callOff = this.schedule(DOOR_PAUSE_MS, () => {
      if (stream.isDue) void this.tell(eventId, stream);
      else this.streams.delete(eventId);
    });
  }

  /** The permission is asked for last: nothing lies between it and the message. */
  private async send(eventId: string): Promise<void> {
    const users = this.sockets?.listUsers(eventId) ?? [];
    if (users.length === 0 || this.source === undefined) return;
    const update = await this.source.read(eventId);
    if (update === null || this.sent.get(eventId) === JSON.stringify(update)) return;
    const allowed = await this.source.listAllowed(users, eventId);
    this.sent.set(eventId, JSON.stringify(update));
    this.sockets?.send(update, allowed);
  }
}
