/**
 * One query for any number of readers of the same: those who come while it is under way share it, and
 * those who come within a second of its beginning get what it found.
 *
 * What must stay true: nothing is kept for longer than a second, and a failure not at all. What is kept is
 * bounded in number and bytes, whatever strangers ask for.
 */
import type { Clock } from '../config/clock.js';
import type { BoundedQueue } from './bounded-queue.js';

/** How old what is answered may be. */
export const MAX_AGE_MS = 1_000;

export interface BriefCacheLimits {
  maxEntries: number;
  maxBytes: number;
}

interface Kept<Value> {
  value: Value;
  bytes: number;
  /** When its query began: what was committed later may not be in it. */
  readAt: number;
}

export class BriefCache<Value> {
  /** The oldest first. */
  private readonly kept = new Map<string, Kept<Value>>();
  private readonly underWay = new Map<string, Promise<Value>>();
  private keptBytes = 0;

  constructor(
    private readonly clock: Clock,
    private readonly limits: BriefCacheLimits,
    private readonly countBytes: (value: Value) => number,
  ) {}

  /** @throws what the lane or the query throws, to all who share it */
  async read(key: string, lane: BoundedQueue, query: () => Promise<Value>): Promise<Value> {
    const kept = this.kept.get(key);
    if (kept && this.isFresh(kept)) return kept.value;
    const shared = this.underWay.get(key);
    if (shared) return shared;
    const own = lane
      .run(() => this.readAndKeep(key, query))
      .finally(() => this.underWay.delete(key));
    this.underWay.set(key, own);
    return own;
  }

  get size(): number {
    return this.kept.size;
  }

  private async readAndKeep(key: string, query: () => Promise<Value>): Promise<Value> {
    const readAt = this.clock().getTime();
    const value = await query();
    this.drop(key);
    const bytes = this.countBytes(value);
    this.kept.set(key, { value, bytes, readAt });
    this.keptBytes += bytes;
    this.dropOldest();
    return value;
  }

  private dropOldest(): void {
    const { maxEntries, maxBytes } = this.limits;
    for (const [key, kept] of this.kept) {
      const isWithin = this.kept.size <= maxEntries && this.keptBytes <= maxBytes;
      if (isWithin && this.isFresh(kept)) return;
      this.drop(key);
    }
  }

  private drop(key: string): void {
    const kept = this.kept.get(key);
    if (!kept) return;
    this.kept.delete(key);
    this.keptBytes -= kept.bytes;
  }

  /** A clock that was set back must not make what is kept young again. */
  private isFresh({ readAt }: Kept<Value>): boolean {
    const age = this.clock().getTime() - readAt;
    return age >= 0 && age < MAX_AGE_MS;
  }
}
