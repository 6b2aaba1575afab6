import {
  socketEvents,
  ticketUpdateSchema,
  watcherCountSchema,
  watchSnapshotSchema,
  type TicketUpdate,
  type WatcherCount,
  type WatchInput,
} from '@lastseat/contracts';
import { connectOnce, type AppSocket } from '@/lib/http/socket';
import { SilenceWatch } from './silence-watch';

const acknowledgeWithinMs = 5_000;
const retryAfterMs = 2_000;
/** A reconnect within this time goes unnoticed. */
const offAfterMs = 2_500;

interface TicketFollowerOptions {
  listWatched: () => WatchInput;
  onUpdates: (updates: TicketUpdate[]) => void;
  onWatchers: (watchers: WatcherCount) => void;
  /** True once a snapshot has arrived, false once nothing has come for a few seconds. */
  onLive: (isLive: boolean) => void;
}

/**
 * Keeps the counts of the events on screen live. What must stay true: after every connect the
 * server is told again what to watch, and only the snapshot that answers makes the page live,
 * because updates may have been missed before it.
 */
export class TicketFollower {
  #offTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  /** Makes the answer to a watch that another one or a lost connection has overtaken worthless. */
  #latestWatch = 0;
  /** What freezes does not hang up. */
  readonly #silence = new SilenceWatch({
    silence: () => {
      this.options.onLive(false);
    },
    return: () => {
      this.watch();
    },
  });

  constructor(
    private readonly socket: AppSocket,
    private readonly options: TicketFollowerOptions,
  ) {}

  start(): void {
    this.socket.on('connect', this.#begin);
    this.socket.io.on('ping', this.#silence.hear);
    this.socket.on('disconnect', this.#handleLoss);
    this.socket.on('connect_error', this.#handleLoss);
    this.socket.on(socketEvents.ticketUpdate, this.#handleUpdate);
    this.socket.on(socketEvents.watchers, this.#handleWatchers);
    this.#countDownToOff();
    if (this.socket.connected) this.#begin();
  }

  stop(): void {
    this.#latestWatch++;
    clearTimeout(this.#offTimer);
    clearTimeout(this.#retryTimer);
    this.#silence.stop();
    this.socket.off('connect', this.#begin);
    this.socket.io.off('ping', this.#silence.hear);
    this.socket.off('disconnect', this.#handleLoss);
    this.socket.off('connect_error', this.#handleLoss);
    this.socket.off(socketEvents.ticketUpdate, this.#handleUpdate);
    this.socket.off(socketEvents.watchers, this.#handleWatchers);
  }

  /** To be called when the events on screen have changed; every connect does it by itself. */
  readonly watch = (): void => {
    clearTimeout(this.#retryTimer);
    if (!this.socket.connected) return;
    const thisWatch = ++this.#latestWatch;
    const acknowledge = (error: Error | null, answer: unknown) => {
      if (thisWatch === this.#latestWatch) this.#handleAnswer(error ? undefined : answer);
    };
    this.socket
      .timeout(acknowledgeWithinMs)
      .emit(socketEvents.watch, this.options.listWatched(), acknowledge);
  };

  /** The network is back: the pause before the next attempt, which has grown, is not waited for. */
  readonly connectNow = (): void => {
    if (!this.socket.connected) this.socket.disconnect().connect();
  };

  readonly #begin = (): void => {
    this.#silence.hear();
    this.watch();
  };

  #handleAnswer(answer: unknown): void {
    const snapshot = watchSnapshotSchema.safeParse(answer);
    if (!snapshot.success) {
      this.#countDownToOff();
      this.#retryTimer = setTimeout(this.watch, retryAfterMs);
      return;
    }
    clearTimeout(this.#offTimer);
    this.#offTimer = undefined;
    this.options.onUpdates(snapshot.data);
    this.options.onLive(true);
  }

  readonly #handleUpdate = (message: unknown): void => {
    this.#silence.hear();
    const update = ticketUpdateSchema.safeParse(message);
    if (update.success) this.options.onUpdates([update.data]);
  };

  readonly #handleWatchers = (message: unknown): void => {
    const watchers = watcherCountSchema.safeParse(message);
    if (watchers.success) this.options.onWatchers(watchers.data);
  };

  readonly #handleLoss = (): void => {
    this.#latestWatch++;
    this.#silence.stop();
    this.#countDownToOff();
    clearTimeout(this.#retryTimer);
    // Socket.IO reconnects by itself, except when the server ended the connection or refused it.
    if (!this.socket.active) {
      this.#retryTimer = setTimeout(() => {
        connectOnce(this.socket);
      }, retryAfterMs);
    }
  };

  #countDownToOff(): void {
    this.#offTimer ??= setTimeout(() => {
      this.options.onLive(false);
    }, offAfterMs);
  }
}
