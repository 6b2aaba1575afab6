/**
 * What a failed statement means. Prisma 7 reports PostgreSQL's SQLSTATE in
 * `meta.driverAdapterError.cause.originalCode` and a broken socket by the `kind` beside it, whatever
 * its own code is (a deadlock is P2010 with 40P01 inside). A connection that the other side closed
 * under a statement comes as the plain `Error` of pg, on which Prisma notes its `clientVersion`. What
 * fails at COMMIT comes as the adapter's own error, with nothing of Prisma around it.
 * SQLSTATE classes: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */

function causePathOf(error: unknown): string[] {
  const isBare = error instanceof Error && error.name === 'DriverAdapterError';
  return isBare ? ['cause'] : ['meta', 'driverAdapterError', 'cause'];
}

/** PostgreSQL's five-character code of the error, where it has one. */
export function findSqlState(error: unknown): string | undefined {
  const code = readPath(error, [...causePathOf(error), 'originalCode']);
  return typeof code === 'string' ? code : undefined;
}

/** The constraint or unique index that the statement violated, by its name in the migrations. */
export function findViolatedConstraint(error: unknown): string | undefined {
  const name = readPath(error, [...causePathOf(error), 'constraint', 'index']);
  return typeof name === 'string' ? name : undefined;
}

/**
 * - `transient`: the same transaction may succeed when it is begun again (a deadlock, a lock timeout, a
 *   lost connection). Whether it had committed is unknown.
 * - `constraint`: PostgreSQL refuses a value (class 22) or a constraint (class 23).
 * - `fatal`: a bug or a wrong schema; trying again would not help.
 */
export type DatabaseFailure = 'transient' | 'constraint' | 'fatal';

const transientClasses = new Set(['08', '25', '40', '53', '55', '57', '58']);

export function classifyFailure(error: unknown): DatabaseFailure {
  const sqlState = findSqlState(error);
  if (sqlState !== undefined) {
    const sqlClass = sqlState.slice(0, 2);
    if (sqlClass === '22' || sqlClass === '23') return 'constraint';
    return transientClasses.has(sqlClass) ? 'transient' : 'fatal';
  }
  if (isUnavailable(error)) return 'transient';
  // BEGIN on a connection that is gone: pg's plain Error again, without Prisma's note. What our own
  // code throws within a transaction is of named kinds.
  return isPlainError(error) ? 'transient' : 'fatal';
}

/** Prisma: not reachable, timed out, closed, pool or transaction could not be had in time. */
const unavailableCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']);

/** The same of a raw statement, whose own code is always P2010. */
const unavailableKinds = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);

/** A transaction that was begun again and again and never got through. */
export class TransactionGaveUpError extends Error {
  constructor(lastFailure: unknown) {
    const reason = lastFailure instanceof Error ? lastFailure.message : String(lastFailure);
    super(reason, { cause: lastFailure });
  }
}

/** Whether the database could not be asked, or not in time: a later try may succeed. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof TransactionGaveUpError) return true;
  const code = readPath(error, ['code']);
  if (typeof code === 'string' && unavailableCodes.has(code)) return true;
  const kind = readPath(error, [...causePathOf(error), 'kind']);
  if (typeof kind === 'string' && unavailableKinds.has(kind)) return true;
  const sqlClass = findSqlState(error)?.slice(0, 2);
  if (sqlClass !== undefined) return ['08', '53', '57', '58'].includes(sqlClass);
  return isPlainError(error) && 'clientVersion' in error;
}

function isPlainError(error: unknown): error is Error {
  return error instanceof Error && error.constructor === Error;
}

function readPath(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}
