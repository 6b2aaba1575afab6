import { formatSeconds } from '../runner/reporter.js';
import type { Result } from './machine.js';

const HEAD = [
  'machine',
  'Node, npm',
  'account',
  'first start',
  'later',
  'bookings',
  'stopped in',
  'npm test',
  'result',
];

/** One line for each machine, as a Markdown table whose columns stand below each other. */
export function formatTable(results: readonly Result[]): string {
  const rows = [HEAD, ...results.map(toRow)];
  const widths = HEAD.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const format = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const [head = '', ...body] = rows.map(format);
  return [head, rule, ...body].join('\n');
}

function toRow(result: Result): string[] {
  const time = (milliseconds: number | null) =>
    milliseconds === null ? '' : formatSeconds(milliseconds);
  return [
    result.title,
    result.versions,
    result.account,
    time(result.firstStartMs),
    result.laterStartMs.map(time).join(', '),
    result.bookings === 0 ? '' : String(result.bookings),
    time(result.stopMs),
    result.test,
    result.outcome,
  ];
}

/** What the table has no room for. */
export function formatNotes(results: readonly Result[]): string {
  return results.flatMap(({ title, notes }) => notes.map((note) => `${title}: ${note}`)).join('\n');
}

/** The last line, and whether all is well: what is not here is no failure. */
export function formatVerdict(results: readonly Result[]): { isPass: boolean; line: string } {
  const count = (outcome: Result['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  const failed = count('failed');
  const line = `${count('passed')} machines passed, ${failed} failed, ${count('not here')} not here`;
  return { isPass: failed === 0, line };
}
