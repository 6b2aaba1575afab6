/**
 * What a failed statement means. Prisma 7 reports PostgreSQL's SQLSTATE in
 * `meta.driverAdapterError.cause.originalCode`, whatever its own code is (a deadlock is P2010 with
 * 40P01 inside); a connection that broke within a transaction comes as a plain `Error`.
 * SQLSTATE classes: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */

/** PostgreSQL's five-character code of the error, where it has one. */
export function findSqlState(error: unknown): string | undefined {
  const code = readPath(error, ['meta', 'driverAdapterError', 'cause', 'originalCode']);
  return typeof code === 'string' ? code : undefined;
}

/** The constraint or unique index that the statement violated, by its name in the migrations. */
export function findViolatedConstraint(error: unknown): string | undefined {
  const name = readPath(error, ['meta', 'driverAdapterError', 'cause', 'constraint', 'index']);
  return typeof name === 'string' ? name : undefined;
}

/**
 * - `passing`: the same transaction may succeed when it is begun again (a deadlock, a lock timeout, a
 *   lost connection). Whether it had committed is unknown.
 * - `data`: PostgreSQL refuses a value (class 22) or a constraint (class 23).
 * - `broken`: a bug or a wrong schema; trying again would not help.
 */
export type DatabaseFailure = 'passing' | 'data' | 'broken';

const passingClasses = new Set(['08', '25', '40', '53', '55', '57', '58']);

export function classifyFailure(error: unknown): DatabaseFailure {
  const sqlState = findSqlState(error);
  if (sqlState !== undefined) {
    const sqlClass = sqlState.slice(0, 2);
    if (sqlClass === '22' || sqlClass === '23') return 'data';
    return passingClasses.has(sqlClass) ? 'passing' : 'broken';
  }
  if (isUnavailable(error)) return 'passing';
  // pg throws a bare Error for a connection that is gone; our own bugs are of the named kinds.
  return error instanceof Error && error.constructor === Error ? 'passing' : 'broken';
}

/** Prisma: not reachable, timed out, closed, pool or transaction could not be had in time. */
const unavailableCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']);

/** Whether the database could not be asked at all, as far as the error says so by a code. */
export function isUnavailable(error: unknown): boolean {
  const code = readPath(error, ['code']);
  if (typeof code === 'string' && unavailableCodes.has(code)) return true;
  const sqlClass = findSqlState(error)?.slice(0, 2);
  return sqlClass !== undefined && ['08', '53', '57', '58'].includes(sqlClass);
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
