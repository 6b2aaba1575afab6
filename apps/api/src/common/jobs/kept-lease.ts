import { LEASE_MS } from './work-lease.sql.js';

/** Two renewals may fail before the lease is over. */
const RENEW_EVERY_MS = LEASE_MS / 3;

/** Work that takes longer hangs: another process gets its turn. */
export const LONGEST_WORK_MS = 10 * 60_000;

/**
 * A lease that is renewed while its work goes on.
 *
 * What must stay true: `lost` aborts before another process can begin. So the time is counted from the
 * moment before a renewal was sent, and an answer that does not come is no renewal.
 */
export class KeptLease {
  private readonly loss = new AbortController();
  readonly lost = this.loss.signal;
  private isOver = false;
  private renewal: NodeJS.Timeout | undefined;
  private expiry: NodeJS.Timeout | undefined;
  private readonly longest: NodeJS.Timeout;

  /**
   * @param renew says whether the lease is still ours
   * @param claimedAt by `performance.now()`, before the claim was sent
   */
  constructor(
    private readonly renew: () => Promise<boolean>,
    claimedAt: number,
  ) {
    this.longest = setTimeout(() => this.lose(), LONGEST_WORK_MS);
    this.countFrom(claimedAt);
    this.renewLater();
  }

  /** The work has ended, one way or the other. */
  end(): void {
    this.isOver = true;
    for (const timer of [this.renewal, this.expiry, this.longest]) clearTimeout(timer);
  }

  private lose(): void {
    this.end();
    this.loss.abort(new Error('its lease was lost'));
  }

  private countFrom(sentAt: number): void {
    clearTimeout(this.expiry);
    this.expiry = setTimeout(() => this.lose(), LEASE_MS - (performance.now() - sentAt));
  }

  private renewLater(): void {
    this.renewal = setTimeout(() => void this.renewNow(), RENEW_EVERY_MS);
  }

  private async renewNow(): Promise<void> {
    const sentAt = performance.now();
    // A database that is away says nothing of the lease: its time runs on.
    const isOurs = await this.renew().catch(() => null);
    if (this.isOver) return;
    if (isOurs === false) return this.lose();
    if (isOurs) this.countFrom(sentAt);
    this.renewLater();
  }
}
