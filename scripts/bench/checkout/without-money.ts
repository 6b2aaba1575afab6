/** The same booking core on the statements that it had before anything was sold by types or for money. */
import type { PrismaService } from '../../../apps/api/src/common/database/prisma.service.js';
import { rewriteQueries } from '../lib/rewritten-database.js';
import { flatten, includes, without } from '../lib/statement-parts.js';

const sold = ' "hasTicketTypes", "hasPromoCodes", payment, "priceCents",';

/** A database whose events are locked as if all were paid at the venue, and whose bookings are of no type. */
export function withoutMoney(prisma: PrismaService): PrismaService {
  return rewriteQueries(prisma, async (statement, run) => {
    const flat = flatten(statement);
    if (includes(flat, 'FOR UPDATE OF "Event"')) {
      const rows = await run(without(flat, [sold]));
      const none = { hasTicketTypes: false, hasPromoCodes: false, payment: 'venue', priceCents: 0 };
      return (rows as object[]).map((row) => ({ ...row, ...none }));
    }
    if (!includes(flat, 'SELECT current.*')) return run(flat);
    const rows = await run(without(flat, [',\n  "ticketTypeId", "quantityCommandIds"']));
    return (rows as object[]).map((row) => ({
      ...row,
      ticketTypeId: null,
      quantityCommandIds: null,
    }));
  });
}
