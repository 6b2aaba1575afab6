/** How the change logs are read. */
import type pg from 'pg';

/** Runs a statement in the transaction that reads everything at one moment. */
export type Reader = <Row extends pg.QueryResultRow>(statement: string) => Promise<Row[]>;

/** In milliseconds of Unix time. */
export const inMs = (time: string, name: string) =>
  `(extract(epoch FROM ${time}) * 1000)::float8 AS "${name}"`;

/** PostgreSQL's own note of the commit. */
export const COMMITTED_AT = inMs('pg_xact_commit_timestamp(xid::xid)', 'committedAt');

/** The name by which the clients know whoever a row with a "userId" is about. */
export const PERSON = `(SELECT CASE WHEN "passwordHash" IS NULL THEN email ELSE id::text END
  FROM "User" WHERE id = "userId") AS "userId"`;
