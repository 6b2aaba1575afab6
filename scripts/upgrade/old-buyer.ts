/** Whoever books through an upgrade: with the statements of the version that it begins from. */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { v7 as newId } from 'uuid';
import { Failure } from '../runner/failure.js';
import { hasMigration, type Version } from './landed-versions.js';

type Status = 'held' | 'confirmed' | 'cancelled';

/** What the versions wrote more from these migrations on. */
const QUANTITIES = '20261121190000';
const ORGANISERS = '20261129090000';
const OUTBOX = '20261130090000';
const HOLDS = '20261201090100';
const GUARD = '20261220100000';

/** What a version read with the lock: no upgrade may take it away. */
const lockedColumns: readonly { since: string; columns: string }[] = [
  { since: '20261120000000', columns: 'id, status, "startsAt", "remainingTickets", version' },
  {
    since: ORGANISERS,
    columns: '"totalTickets", "maxPerPerson", "saleOpensAt", "saleClosesAt", "cancelUntil"',
  },
  { since: HOLDS, columns: '"heldTickets", "nextHoldExpiryAt"' },
  { since: '20261204090000', columns: '"waitingCount"' },
  { since: '20261212090100', columns: '"hasTicketTypes", payment, "priceCents"' },
  { since: '20261216090000', columns: '"hasPromoCodes"' },
];

interface Deed {
  bookingId: string;
  becomes: Status;
  /** How the counts move. */
  taken: number;
  held: number;
}

export interface BuyerPlace {
  url: string;
  userId: string;
  eventId: string;
  /** Between two transactions. */
  paceMs: number;
}

/** Of the longest that a request waits for a lock in every version. */
const LOCK_TIMEOUT = '5s';

export class OldBuyer {
  commits = 0;
  /** The longest that one transaction took. */
  longestMs = 0;
  /** Each of its bookings, as it was told after COMMIT. */
  readonly told = new Map<string, Status>();
  private readonly client: pg.Client;
  private readonly has: (migration: string) => boolean;

  constructor(
    version: Version,
    private readonly place: BuyerPlace,
  ) {
    this.client = new pg.Client({ connectionString: place.url });
    this.client.on('error', () => undefined);
    this.has = (migration) => hasMigration(version, migration);
  }

  /** Goes on until it is told to stop. @throws Failure when it was refused something */
  async buy(signal: AbortSignal): Promise<void> {
    await this.client.connect();
    try {
      for (let deeds: Deed[] = []; !signal.aborted; this.commits += 1) {
        if (deeds.length === 0) deeds = this.planDeeds();
        const from = performance.now();
        await this.carryOut(deeds.shift()!);
        this.longestMs = Math.max(this.longestMs, performance.now() - from);
        await pause(this.place.paceMs);
      }
    } catch (error) {
      const { message } = error as Error;
      throw new Failure(`An old buyer was refused after ${this.commits} transactions: ${message}`);
    } finally {
      await this.client.end();
    }
  }

  private planDeeds(): Deed[] {
    const [bookingId, heldId] = [newId(), newId()];
    const bought: Deed[] = [
      { bookingId, becomes: 'confirmed', taken: 1, held: 0 },
      { bookingId, becomes: 'cancelled', taken: -1, held: 0 },
    ];
    if (!this.has(HOLDS)) return bought;
    return [
      ...bought,
      { bookingId: heldId, becomes: 'held', taken: 1, held: 1 },
      { bookingId: heldId, becomes: 'confirmed', taken: 0, held: -1 },
      { bookingId: heldId, becomes: 'cancelled', taken: -1, held: 0 },
    ];
  }

  private async carryOut(deed: Deed): Promise<void> {
    await this.client.query('BEGIN');
    await this.lock();
    if (this.told.has(deed.bookingId)) await this.change(deed);
    else await this.insert(deed);
    const version = await this.move(deed);
    if (this.has(OUTBOX)) await this.tell(deed, version);
    await this.client.query('COMMIT');
    this.told.set(deed.bookingId, deed.becomes);
  }

  private async lock(): Promise<void> {
    const columns = lockedColumns.filter(({ since }) => this.has(since)).map((one) => one.columns);
    const core = this.has(GUARD) ? `, set_config('lastseat.core', 'on', true)` : '';
    await this.client.query(
      `SELECT ${columns.join(', ')}
       FROM (SELECT set_config('lock_timeout', '${LOCK_TIMEOUT}', true)${core}) AS limits
       CROSS JOIN "Event" WHERE id = $1 FOR UPDATE OF "Event"`,
      [this.place.eventId],
    );
  }

  private async insert({ bookingId, becomes }: Deed): Promise<void> {
    const quantity = this.has(QUANTITIES) ? ', quantity, "requestFingerprint"' : '';
    const hold = becomes === 'held' ? ', status, "expiresAt"' : '';
    await this.client.query(
      `INSERT INTO "Booking" (id, "userId", "eventId", "createdAt"${quantity}${hold})
       VALUES ($1, $2, $3, now()${quantity && ', 1, NULL'}${hold && `, 'held', now() + interval '1 hour'`})`,
      [bookingId, this.place.userId, this.place.eventId],
    );
  }

  private async change({ bookingId, becomes }: Deed): Promise<void> {
    const cancelled = becomes === 'cancelled';
    const columns = [
      `status = '${becomes}'`,
      ...(this.has(HOLDS) ? ['"expiresAt" = NULL'] : []),
      ...(cancelled ? ['"cancelledAt" = now(), "cancelCommandId" = uuidv7()'] : []),
      ...(cancelled && this.has(ORGANISERS) ? [`"cancelledBy" = 'attendee'`] : []),
    ];
    await this.client.query(`UPDATE "Booking" SET ${columns.join(', ')} WHERE id = $1`, [
      bookingId,
    ]);
  }

  /** @returns the event's version */
  private async move({ taken, held }: Deed): Promise<number> {
    const { eventId } = this.place;
    const holds = this.has(HOLDS)
      ? `"heldTickets" = "heldTickets" + ${held}, "nextHoldExpiryAt" = (
           SELECT min("expiresAt") FROM "Booking" WHERE "eventId" = $1 AND status = 'held'),`
      : '';
    const { rows } = await this.client.query<{ version: number }>(
      `UPDATE "Event" SET ${holds} "remainingTickets" = "remainingTickets" - $2, version = version + 1
       WHERE id = $1 RETURNING version`,
      [eventId, taken],
    );
    return rows[0]!.version;
  }

  private async tell({ bookingId, becomes }: Deed, version: number): Promise<void> {
    const { userId, eventId } = this.place;
    const booking = { type: `booking.${becomes}`, bookingId, userId, quantity: 1 };
    const more: Record<Status, object> = {
      held: { expiresAt: new Date(Date.now() + 3_600_000).toISOString() },
      confirmed: {},
      cancelled: { cancelledBy: 'attendee', reason: null },
    };
    await this.client.query(
      `INSERT INTO "OutboxMessage" ("aggregateType", "aggregateId", version, facts) VALUES ('event', $1, $2, $3)`,
      [eventId, version, JSON.stringify([{ ...booking, ...more[becomes] }])],
    );
  }
}
