/** The same booking core on the statements that it had before there were holds. */
import type { PrismaService } from '../../../apps/api/src/common/database/prisma.service.js';
import { Failure } from '../../runner/failure.js';
import { rewriteQueries, type Run, type Statement } from '../lib/rewritten-database.js';

/** A database whose events are locked and counted as if nothing could ever be held of them. */
export function withoutHolds(prisma: PrismaService): PrismaService {
  return rewriteQueries(prisma, (statement, run) => {
    const flat = flatten(statement);
    if (includes(flat, 'FOR UPDATE OF "Event"')) return lock(flat, run);
    return includes(flat, 'UPDATE "Event" AS event') ? write(flat, run) : run(flat);
  });
}

const includes = ({ strings }: Statement, mark: string) =>
  strings.some((text) => text.includes(mark));

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

function without({ strings, values }: Statement, parts: readonly string[]): Statement {
  let left = strings;
  for (const part of parts) {
    if (!includes({ strings: left, values }, part)) {
      throw new Failure('The statement of a batch is not as it was');
    }
    left = left.map((text) => text.replace(part, ''));
  }
  return { strings: left, values };
}

/** A part that is a statement itself becomes a piece of the whole. */
function flatten({ strings, values }: Statement): Statement {
  const flat = { strings: [strings[0]!], values: [] as unknown[] };
  for (const [index, value] of values.entries()) {
    const isPart = typeof value === 'object' && value !== null && 'strings' in value;
    const part = isPart ? flatten(value as unknown as Statement) : null;
    const [first, ...others] = part?.strings ?? ['', ''];
    flat.strings.push(flat.strings.pop()! + first, ...others);
    flat.values.push(...(part?.values ?? [value]));
    flat.strings.push(flat.strings.pop()! + strings[index + 1]!);
  }
  return flat;
}
