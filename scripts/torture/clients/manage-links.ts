/**
 * The links of guests, which come by mail: derived as the mail derives them, from the id in the database and
 * the server's secret. The mails themselves would be the slowest part of a run, and have tests of their own.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { deriveManageKey } from '../../../apps/api/src/bookings/manage-key.js';
import { deriveToken } from '../../../apps/api/src/common/config/derived-keys.js';
import type { TorturedPostgres } from '../system/postgres.js';
import { addressOf } from './send-request.js';

/** PostgreSQL may lie in ruins. */
const ASK_AGAIN_MS = 200;

export class ManageLinks {
  private readonly key: Buffer;
  /** One for each person and event, for ever. */
  private readonly known = new Map<string, string>();

  constructor(
    private readonly postgres: TorturedPostgres,
    jwtSecret: string,
  ) {
    this.key = deriveManageKey(jwtSecret);
  }

  /** Of a place that the guest was told of: so the link is there. */
  async tokenOf(userId: string, eventId: string): Promise<string> {
    const place = `${userId} ${eventId}`;
    for (;;) {
      const known = this.known.get(place);
      if (known !== undefined) return known;
      const id = await this.findLink(userId, eventId).catch(() => undefined);
      if (id === undefined) await pause(ASK_AGAIN_MS);
      else this.known.set(place, deriveToken(this.key, id));
    }
  }

  private async findLink(userId: string, eventId: string): Promise<string | undefined> {
    const [link] = await this.postgres.ask<{ id: string }>(
      `SELECT "ManageLink".id FROM "ManageLink" JOIN "User" ON "User".id = "userId"
       WHERE "eventId" = $1 AND email = $2`,
      [eventId, addressOf(userId)],
    );
    return link?.id;
  }
}
