import type { Clock } from '../../common/config/clock.js';

export interface RecentMapBounds {
  /** Past it the older half goes. */
  entries: number;
  /** The longest that an entry is held; it may go after half of it. */
  lifetimeMs: number;
}

/**
 * What was learnt lately: strangers choose the keys, so it neither grows nor remembers without end. In two
 * generations, because a Map whose first entry is taken away again and again gets slow at finding it.
 */
export class RecentMap<Value> {
  private young = new Map<string, Value>();
  private old = new Map<string, Value>();
  private since: number;

  constructor(
    private readonly bounds: RecentMapBounds,
    private readonly clock: Clock,
  ) {
    this.since = clock().getTime();
  }

  get(key: string): Value | undefined {
    this.forget();
    return this.young.get(key) ?? this.old.get(key);
  }

  set(key: string, value: Value): void {
    this.forget();
    this.young.set(key, value);
    if (this.young.size >= this.bounds.entries / 2) this.beginGeneration();
  }

  delete(key: string): void {
    this.young.delete(key);
    this.old.delete(key);
  }

  private forget(): void {
    // The clock is most of what a look costs, and a crowd looks often.
    if (this.bounds.lifetimeMs === Infinity) return;
    const now = this.clock().getTime();
    const half = this.bounds.lifetimeMs / 2;
    for (let times = 0; times < 2 && now >= this.since + half; times++) {
      this.beginGeneration();
      this.since += half;
    }
    if (now >= this.since + half) this.since = now;
  }

  private beginGeneration(): void {
    this.old = this.young;
    this.young = new Map();
  }
}
