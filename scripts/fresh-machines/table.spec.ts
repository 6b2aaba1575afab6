import { expect, test } from 'vitest';
import type { Result } from './machine.js';
import { MACHINES } from './list-machines.js';
import { chooseMachines } from './options.js';
import { formatNotes, formatTable, formatVerdict } from './table.js';

const passed: Result = {
  title: 'root',
  outcome: 'passed',
  notes: [],
  versions: '20.19.0, npm 10.8.2',
  account: 'root',
  firstStartMs: 61_240,
  laterStartMs: [4_000],
  bookings: 2,
  stopMs: 900,
  test: 'imports: 1 passed, 0 failed',
};
const absent: Result = {
  ...passed,
  ...{ title: 'Node 99', outcome: 'not here', notes: ['npm did not bring it'], versions: '' },
  ...{ firstStartMs: null, laterStartMs: [], bookings: 0, stopMs: null, test: '' },
};

test('every machine is one line of the table, and its columns stand below each other', () => {
  const lines = formatTable([passed, absent]).split('\n');
  expect(lines).toHaveLength(4);
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  expect(lines[2]).toMatch(/^\| root .*\| 61\.2 s .*\| 4\.0 s .*\| 2 .*\| 0\.9 s .*\| passed/);
  expect(formatNotes([passed, absent])).toBe('Node 99: npm did not bring it');
});

test('one failure fails all, and what cannot be had here fails nothing', () => {
  expect(formatVerdict([passed, absent])).toEqual({
    isPass: true,
    line: '1 machines passed, 0 failed, 1 not here',
  });
  expect(formatVerdict([passed, { ...passed, outcome: 'failed' }]).isPass).toBe(false);
});

test('machines are chosen by name, in their own order', () => {
  const keys = (args: readonly string[]) => chooseMachines(MACHINES, args)?.map(({ key }) => key);
  expect(keys(['--only', 'beside,root'])).toEqual(['root', 'beside']);
  expect(keys([])).toHaveLength(MACHINES.length);
  expect(keys(['--help'])).toBeUndefined();
  expect(() => keys(['--only', 'mars'])).toThrow('There is no machine "mars".');
});
