import type { Clock } from '../../common/config/clock.js';

export const WINDOW_MS = 10_000;

/** How much of something one connection has used within ten seconds. */
export class RateWindow {
  private endsAt = 0;
  private spent = 0;

  constructor(
    private readonly limit: number,
    private readonly clock: Clock,
  ) {}

  /** Whether that much more is within the limit; it counts either way. */
  spend(amount: number): boolean {
    const now = this.clock().getTime();
    if (now >= this.endsAt) [this.endsAt, this.spent] = [now + WINDOW_MS, 0];
    this.spent += amount;
    return this.spent <= this.limit;
  }
}
