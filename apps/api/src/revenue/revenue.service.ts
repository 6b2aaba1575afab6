/** What an event or an organiser has earned online, for its members. */
import { Injectable } from '@nestjs/common';
import type { Revenue } from '@lastseat/contracts';
import { ReadDatabase } from '../common/database/lanes.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { findZone, readDays, readParts, readPayouts, type RevenueOf } from './revenue.sql.js';
import { sumUp } from './sum-up.js';

@Injectable()
export class RevenueService {
  constructor(
    private readonly database: ReadDatabase,
    private readonly memberships: MembershipsService,
  ) {}

  /** @throws ProblemError `event_not_found`, `organiser_not_found`, `forbidden`, `second_factor_required`, `busy` */
  async read(user: SignedInUser, of: RevenueOf): Promise<Revenue> {
    await this.memberships.require(user, of, 'orders.read');
    return this.database.read(async (database) => {
      const days = await readDays(database, of);
      const parts = await readParts(database, of);
      const payouts = await readPayouts(database, of);
      const timeZone = await findZone(database, of);
      return { timeZone, currencies: sumUp({ days, parts, payouts }) };
    });
  }
}
