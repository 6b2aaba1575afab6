/**
 * Tells the members who have an event's console open what changed: at most twice a second, however much
 * does.
 *
 * What must stay true: a message goes to those only who may see the roster at that very moment, and the
 * last committed count is sent in the end. It is asked with each message, so neither a token that has run
 * out nor a membership that has gone leaves anybody behind who still hears.
 */
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { maxRosterNews, type ConsoleUpdate } from '@lastseat/contracts';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import type { OwnedUpdate } from './live-server.js';
import { COALESCING_SCHEDULER, type CoalescingScheduler } from './ticket-updates.service.js';

export type { OwnedUpdate };

export const CONSOLE_PAUSE_MS = 500;

/** A count is announced before the bookings that changed it: one message has both. */
export const CONSOLE_GATHER_MS = 50;

/** What knows of rosters and members. */
export interface ConsoleSource {
  /** The ids of those who may see the event's roster now. */
  listAllowed(users: readonly SignedInUser[], eventId: string): Promise<ReadonlySet<string>>;
  /** Null when there is no such event. */
  read(eventId: string, changed: readonly OwnedUpdate[]): Promise<ConsoleUpdate | null>;
}

/** What knows of the sockets of this process. */
export interface ConsoleSockets {
  isWatched(eventId: string): boolean;
  listUsers(eventId: string): SignedInUser[];
  /** Sends to the sockets of `allowed`; the others stop watching. */
  send(update: ConsoleUpdate, allowed: ReadonlySet<string>): void;
}

/** Of one event, from a change until nothing has changed for a pause. */
interface Stream {
  changed: OwnedUpdate[];
  /** Something has changed since the message before. */
  isDue: boolean;
  /** Calls off the end of the pause; null while a message is being made. */
  callOff: (() => void) | null;
}

@Injectable()
export class ConsoleUpdatesService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ConsoleUpdatesService.name);
  private readonly streams = new Map<string, Stream>();
  private source: ConsoleSource | undefined;
  private sockets: ConsoleSockets | undefined;

  constructor(@Inject(COALESCING_SCHEDULER) private readonly schedule: CoalescingScheduler) {}

  connect(source: ConsoleSource): void {
    this.source = source;
  }

  attach(sockets: ConsoleSockets): void {
    this.sockets = sockets;
  }

  async mayWatch(user: SignedInUser, eventId: string): Promise<boolean> {
    const allowed = await this.source?.listAllowed([user], eventId);
    return allowed?.has(user.id) ?? false;
  }

  /** The counts of now, without news. */
  async read(eventId: string): Promise<ConsoleUpdate | null> {
    return (await this.source?.read(eventId, [])) ?? null;
  }

  /**
   * To be called after COMMIT, of every event: of most of them nobody has the console open.
   * @param changed the booking that changed; left out when it was the event itself
   */
  note(eventId: string, changed?: OwnedUpdate): void {
    if (!this.sockets?.isWatched(eventId)) return;
    const stream = this.streams.get(eventId);
    if (stream) {
      keep(stream, changed ? [changed] : []);
      return;
    }
    const opened: Stream = { changed: changed ? [changed] : [], isDue: true, callOff: null };
    this.streams.set(eventId, opened);
    opened.callOff = this.schedule(CONSOLE_GATHER_MS, () => void this.tell(eventId, opened));
  }

  beforeApplicationShutdown(): void {
    for (const { callOff } of this.streams.values()) callOff?.();
    this.streams.clear();
    this.sockets = undefined;
  }

  private async tell(eventId: string, stream: Stream): Promise<void> {
    const { changed } = stream;
    Object.assign(stream, { changed: [], isDue: false, callOff: null });
    try {
      await this.send(eventId, changed);
    } catch (error) {
      this.logger.warn(`A console waits for its news: ${String(error)}`);
      stream.changed = [...changed, ...stream.changed].slice(-maxRosterNews);
      stream.isDue = true;
    }
    if (this.sockets === undefined) return;
    stream.callOff = this.schedule(CONSOLE_PAUSE_MS, () => {
      if (stream.isDue) void this.tell(eventId, stream);
      else this.streams.delete(eventId);
    });
  }

  /** The permission is asked for last: nothing lies between it and the message. */
  private async send(eventId: string, changed: readonly OwnedUpdate[]): Promise<void> {
    const users = this.sockets?.listUsers(eventId) ?? [];
    if (users.length === 0 || this.source === undefined) return;
    const update = await this.source.read(eventId, changed);
    const allowed = await this.source.listAllowed(users, eventId);
    if (update !== null) this.sockets?.send(update, allowed);
  }
}

function keep(stream: Stream, changed: OwnedUpdate[]): void {
  stream.changed = [...stream.changed, ...changed].slice(-maxRosterNews);
  stream.isDue = true;
}
