import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arrayLiteral } from '../../src/common/database/array-literal.js';
import { useDatabase } from '../support/database.js';

const database = useDatabase({ isEmpty: true });

it('PostgreSQL reads from an array literal what was written into it, whatever that is', async () => {
  const awkward = fc.constantFrom(
    '',
    'NULL',
    'null',
    '"',
    '\\',
    '{a,b}',
    ' a ',
    ',',
    "'",
    '\n',
    '$1',
    '0198f3a2-7c1e-7000-8000-0123456789ab',
    '2026-11-29T12:00:00.000Z',
    'a:b.c-d',
  );
  // PostgreSQL's text has no NUL, and a lone surrogate has no UTF-8.
  const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0'));
  const values = fc.array(fc.oneof(awkward, text, fc.constant(null)), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(values, async (given) => {
      const [row] = await database.query<{ read: (string | null)[] }>('SELECT $1::text[] AS read', [
        arrayLiteral(given),
      ]);
      expect(row?.read).toEqual(given);
    }),
    { numRuns: 300 },
  );
});
