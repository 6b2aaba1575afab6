/** Failures as Prisma hands them on: `database-errors.ts` of the product knows them by these marks. */
import { Prisma } from '../../../apps/api/generated/prisma/client.js';

const CLIENT_VERSION = 'simulated';

/** What PostgreSQL says of a statement that it refuses. */
export class SqlError extends Error {
  constructor(
    readonly sqlState: string,
    readonly constraint?: string,
  ) {
    super(`SQLSTATE ${sqlState}${constraint === undefined ? '' : ` (${constraint})`}`);
  }
}

export const DEADLOCK = '40P01';
export const LOCK_TIMEOUT = '55P03';
export const UNIQUE = '23505';
export const CHECK = '23514';
export const FOREIGN_KEY = '23503';

export function refusedBySql({ sqlState, constraint, message }: SqlError): Error {
  const cause = {
    kind: 'postgres',
    originalCode: sqlState,
    ...(constraint !== undefined && { constraint: { index: constraint } }),
  };
  const meta = { driverAdapterError: { cause } };
  return knownError('P2010', message, meta);
}

/** The other side has closed the connection under a statement. */
export const closedUnderStatement = (): Error =>
  Object.assign(new Error('Connection terminated unexpectedly'), { clientVersion: CLIENT_VERSION });

/** The same under BEGIN and COMMIT: the adapter's own error, with nothing of Prisma around it. */
export const closedUnderCommit = (): Error =>
  Object.assign(new Error('ConnectionClosed'), {
    name: 'DriverAdapterError',
    cause: { kind: 'ConnectionClosed' },
  });

/** The transaction took too long, or no connection was free in time. */
export const transactionTimedOut = (): Error => knownError('P2028', 'Transaction API error');

const knownError = (code: string, message: string, meta = {}): Error =>
  new Prisma.PrismaClientKnownRequestError(message, { code, clientVersion: CLIENT_VERSION, meta });
