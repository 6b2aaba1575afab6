/** The same booking core on the statements that it had before there were holds. */
import type { PrismaService } from '../../../apps/api/src/common/database/prisma.service.js';
import { rewriteQueries, type Run, type Statement } from '../lib/rewritten-database.js';
import { flatten, includes, without } from '../lib/statement-parts.js';

/** A database whose events are locked and counted as if nothing could ever be held of them. */
export function withoutHolds(prisma: PrismaService): PrismaService {
  return rewriteQueries(prisma, (statement, run) => {
    const flat = flatten(statement);
    if (includes(flat, 'FOR UPDATE OF "Event"')) return lock(flat, run);
    return includes(flat, 'UPDATE "Event" AS event') ? write(flat, run) : run(flat);
  });
}

async function lock(statement: Statement, run: Run): Promise<unknown> {
  const rows = (await run(
    without(statement, [
      ...['"heldTickets",', '"nextHoldExpiryAt", ', 'clock_timestamp() AS "lockedAt",'],
    ]),
  )) as object[];
  const none = { heldTickets: 0, nextHoldExpiryAt: null, lockedAt: new Date() };
  return rows.map((row) => ({ ...row, ...none }));
}

/** The last two lists of the statement are those of what is held. */
async function write({ strings, values }: Statement, run: Run): Promise<unknown> {
  const end = strings.at(-1)!.replace('::timestamptz[]', '::int[]');
  const left = { strings: [...strings.slice(0, -3), end], values: values.slice(0, -2) };
  const rows = (await run(
    without(left, [
      '"heldTickets" = "heldTickets" + moved.held, "nextHoldExpiryAt" = moved."nextHoldExpiryAt",',
      ', held, "nextHoldExpiryAt"',
      '"heldTickets", ',
    ]),
  )) as object[];
  return rows.map((row) => ({ ...row, heldTickets: 0 }));
}
