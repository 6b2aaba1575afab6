/** The same booking core on the statements that it had before anybody could wait. */
import type { PrismaService } from '../../../apps/api/src/common/database/prisma.service.js';
import { rewriteQueries } from '../lib/rewritten-database.js';
import { flatten, includes, without } from '../lib/statement-parts.js';

/** A database whose events are locked as if none could have a line. */
export function withoutWaitlist(prisma: PrismaService): PrismaService {
  return rewriteQueries(prisma, async (statement, run) => {
    const flat = flatten(statement);
    if (!includes(flat, 'FOR UPDATE OF "Event"')) return run(flat);
    const rows = (await run(without(flat, ['"waitingCount", ']))) as object[];
    return rows.map((row) => ({ ...row, waitingCount: 0 }));
  });
}
