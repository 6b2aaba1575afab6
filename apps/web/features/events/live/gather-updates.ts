import type { TicketUpdate } from '@lastseat/contracts';

/** Two frames: nobody sees the difference, and a rush of messages is thirty renderings a second. */
const pauseMs = 33;

/**
 * Hands the first update on at once, and those that come right after it together. By a timer and not by
 * frames, of which a tab in the background has none.
 */
export class UpdateGatherer {
  #waiting: TicketUpdate[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly apply: (updates: TicketUpdate[]) => void) {}

  readonly add = (updates: readonly TicketUpdate[]): void => {
    this.#waiting.push(...updates);
    if (this.#timer === undefined) this.#handOn();
  };

  /** What waits is dropped: who follows again is told everything. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
  }

  readonly #handOn = (): void => {
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    const updates = this.#waiting;
    this.#waiting = [];
    this.#timer = setTimeout(this.#handOn, pauseMs);
    this.apply(updates);
  };
}
