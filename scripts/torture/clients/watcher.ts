/** A page that watches every event: it reconnects by itself, and drops what is older than it has. */
import { setTimeout as pause } from 'node:timers/promises';
import {
  socketEvents,
  ticketUpdateSchema,
  watchSnapshotSchema,
  type TicketUpdate,
} from '@lastseat/contracts';
import { io, type Socket } from 'socket.io-client';
import type { EventRow, WatcherRecord } from '../history.js';

const SNAPSHOT_PATIENCE_MS = 3_000;
const ASK_AGAIN_MS = 200;

export class Watcher {
  readonly record: WatcherRecord;
  private readonly socket: Socket;
  private readonly shown = new Map<string, TicketUpdate>();
  /** Whether the snapshot of this connection is there. */
  private isWatching = false;

  constructor(
    name: string,
    origin: string,
    private readonly eventIds: readonly string[],
  ) {
    this.record = { name, eventIds, received: [], isConnected: false, reconnects: -1 };
    this.socket = io(origin, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 500,
      timeout: 3_000,
    });
    this.socket.on('connect', () => {
      this.record.isConnected = true;
      this.record.reconnects += 1;
      void this.watch(this.socket.id);
    });
    this.socket.on('disconnect', () => {
      this.record.isConnected = false;
      this.isWatching = false;
    });
    this.socket.on(socketEvents.ticketUpdate, (message: unknown) => this.receive(message));
  }

  /** Connected, with its snapshot, and on these counts, as far as it watches them. */
  isUpToDate(events: readonly EventRow[]): boolean {
    const watched = events.filter(({ id }) => this.eventIds.includes(id));
    return (
      this.isWatching && watched.every(({ id, version }) => this.shown.get(id)?.version === version)
    );
  }

  close(): void {
    this.socket.off('disconnect');
    this.socket.close();
  }

  /** Asks until the snapshot comes, as long as it is the same connection. */
  private async watch(connection: string | undefined): Promise<void> {
    while (this.socket.connected && this.socket.id === connection) {
      const answer: unknown = await this.socket
        .timeout(SNAPSHOT_PATIENCE_MS)
        .emitWithAck(socketEvents.watch, { eventIds: this.eventIds })
        .catch(() => undefined);
      const snapshot = watchSnapshotSchema.safeParse(answer);
      if (snapshot.success && this.socket.id === connection) {
        snapshot.data.forEach((update) => this.receive(update));
        this.isWatching = true;
        return;
      }
      await pause(ASK_AGAIN_MS);
    }
  }

  private receive(message: unknown): void {
    const update = ticketUpdateSchema.parse(message);
    const { eventId, remainingTickets: remaining, totalTickets: total, status, version } = update;
    const { waitingCount: waiting } = update;
    const isShown = version > (this.shown.get(eventId)?.version ?? -1);
    if (isShown) this.shown.set(eventId, update);
    const count = { eventId, remaining, total, waiting, status, version };
    this.record.received.push({ ...count, at: Date.now(), isShown });
  }
}
