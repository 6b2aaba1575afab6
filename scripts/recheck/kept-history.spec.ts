import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkMoney } from '../torture-money/checker/check-money.js';
import { HonestMoney } from '../torture-money/checker/testing/honest-money.js';
import { checkHistory } from '../torture/checker/check-history.js';
import { HonestHistory } from '../torture/checker/testing/honest-history.js';
import { checkAgain, keepHistory, readHistory } from './kept-history.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lastseat-kept-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('a history that is kept is complained of as it was before', () => {
  const file = join(folder, 'made', 'history.gz');
  const seats = new HonestHistory(2).book('ada', 100);
  seats.database.bookings.length = 0;
  const money = new HonestMoney().sell('order');
  money.books.payments.length = 0;
  const complaints = [checkHistory(seats), checkMoney(money)];
  for (const checks of complaints) {
    expect(checks.flatMap(({ violations }) => violations)).not.toEqual([]);
  }
  keepHistory(file, { seats, money });
  expect(checkAgain(readHistory(file))).toEqual(complaints.flat());
  keepHistory(file, { seats, money: null });
  expect(checkAgain(readHistory(file))).toEqual(complaints[0]);
});

test('a file that no run has kept is refused in a sentence', () => {
  const file = join(folder, 'other');
  writeFileSync(file, 'a letter');
  expect(() => readHistory(file)).toThrow(`${file} is no history that a run has kept`);
  expect(() => readHistory(join(folder, 'none'))).toThrow('is no history that a run has kept');
});
