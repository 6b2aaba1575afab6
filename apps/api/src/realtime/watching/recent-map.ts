import type { Clock } from '../../common/clock.js';

export interface RecentMapBounds {
  /** Past it the oldest entry goes. */
  entries: number;
  lifetimeMs: number;
}

/** What was learnt lately: strangers choose the keys, so it neither grows nor remembers without end. */
export class RecentMap<Value> {
  private readonly entries = new Map<string, { value: Value; endsAt: number }>();

  constructor(
    private readonly bounds: RecentMapBounds,
    private readonly clock: Clock,
  ) {}

  get(key: string): Value | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.endsAt > this.clock().getTime()) return entry?.value;
    this.entries.delete(key);
    return undefined;
  }

  set(key: string, value: Value): void {
    // Anew at the end: a Map keeps its order, so that its first key is its oldest.
    this.entries.delete(key);
    this.entries.set(key, { value, endsAt: this.clock().getTime() + this.bounds.lifetimeMs });
    if (this.entries.size <= this.bounds.entries) return;
    for (const oldest of this.entries.keys()) {
      this.entries.delete(oldest);
      return;
    }
  }

  delete(key: string): void {
    this.entries.delete(key);
  }
}
