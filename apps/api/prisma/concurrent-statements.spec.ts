import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isConcurrent, repeatConcurrent } from './concurrent-statements.js';
import { splitStatements } from './split-statements.js';

const folder = new URL('./migrations/', import.meta.url);

const concurrent = readdirSync(folder)
  .filter((name) => /^\d/.test(name))
  .map((name) => readFileSync(new URL(`${name}/migration.sql`, folder), 'utf8'))
  .flatMap((script) => splitStatements(script).filter(isConcurrent));

describe('A statement that runs by itself', () => {
  it('can be carried on, whichever migration has it', () => {
    expect(concurrent.length).toBeGreaterThan(10);
    for (const statement of concurrent) expect(repeatConcurrent(statement)).not.toEqual([]);
  });

  it('makes an index anew that was not finished', () => {
    const sql = 'CREATE UNIQUE INDEX CONCURRENTLY "A_key" ON "A"("b") WHERE "c"';
    expect(repeatConcurrent(`-- Why.\n${sql}`)).toEqual([
      'DROP INDEX CONCURRENTLY IF EXISTS "A_key"',
      sql,
    ]);
  });

  it('leaves alone what is gone already', () => {
    expect(repeatConcurrent('DROP INDEX CONCURRENTLY "A_key"')).toEqual([
      'DROP INDEX CONCURRENTLY IF EXISTS "A_key"',
    ]);
  });

  it('is refused where nobody knows how to repeat it', () => {
    expect(() => repeatConcurrent('REINDEX TABLE CONCURRENTLY "A"')).toThrow('not known');
  });

  it('is not one that only speaks of it', () => {
    expect(isConcurrent('-- Not CONCURRENTLY.\nCREATE INDEX "A_key" ON "A"("b")')).toBe(false);
  });
});
