import { DriverAdapterError } from '@prisma/driver-adapter-utils';
import { describe, expect, it } from 'vitest';
import { classifyFailure, isUnavailable } from './database-errors.js';

/** As Prisma hands it on when a COMMIT fails. */
const atCommit = (sqlState: string) =>
  new DriverAdapterError({
    kind: 'postgres',
    code: sqlState,
    originalCode: sqlState,
    severity: 'FATAL',
    message: 'terminating connection due to administrator command',
    detail: undefined,
    column: undefined,
    hint: undefined,
  });

describe('A failure at COMMIT, which comes bare from the adapter', () => {
  it('passes when the server ended the connection', () => {
    expect(classifyFailure(atCommit('57P01'))).toBe('transient');
    expect(isUnavailable(atCommit('57P01'))).toBe(true);
  });

  it('passes when the connection was closed under it', () => {
    const closed = new DriverAdapterError({ kind: 'ConnectionClosed' });
    expect(classifyFailure(closed)).toBe('transient');
    expect(isUnavailable(closed)).toBe(true);
  });

  it('is a refusal of data when a constraint is checked there', () => {
    expect(classifyFailure(atCommit('23505'))).toBe('constraint');
  });

  it('is a bug when nothing of it passes', () => {
    expect(classifyFailure(atCommit('42P01'))).toBe('fatal');
    expect(isUnavailable(atCommit('42P01'))).toBe(false);
  });
});
