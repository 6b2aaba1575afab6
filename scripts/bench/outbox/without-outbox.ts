/** The same booking core without its outbox: what the facts cost is the difference. */
import type { PrismaService } from '../../../apps/api/src/common/database/prisma.service.js';
import { Failure } from '../../runner/failure.js';
import { rewriteQueries } from '../lib/rewritten-database.js';

/** A database whose batches write everything but their messages. */
export function withoutOutbox(prisma: PrismaService): PrismaService {
  return rewriteQueries(prisma, ({ strings, values }, run) => {
    const [from, to] = [', told AS (', '\n    UPDATE "Event"'].map((mark) =>
      strings.findIndex((text) => text.includes(mark)),
    ) as [number, number];
    if (from < 0) return run({ strings, values });
    if (to < from) throw new Failure('The statement of a batch is not as it was');
    const before = strings[from]!.split(', told AS (')[0]!;
    const after = strings[to]!.slice(strings[to]!.indexOf('\n    UPDATE "Event"'));
    return run({
      strings: [...strings.slice(0, from), before + after, ...strings.slice(to + 1)],
      values: [...values.slice(0, from), ...values.slice(to)],
    });
  });
}
