import { toFigure } from '../../report/statistics.js';
import type { Table } from '../../report/page.js';
import { formatNumber } from '../../report/text.js';

/** As text in columns. */
export function formatTable({ caption, columns, rows }: Table): string {
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const formatRow = (cells: readonly string[]) =>
    `  ${cells
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[index]!)))
      .join('   ')}`.trimEnd();
  const line = widths.map((width) => '-'.repeat(width));
  return [caption, '', formatRow(columns), formatRow(line), ...rows.map(formatRow)].join('\n');
}

/** Two cells: the median of the rounds, and how far they lay apart. */
export function listFigure(rounds: readonly number[]): string[] {
  const { median, min, max } = toFigure(rounds);
  return [formatNumber(median), `${formatNumber(min)}–${formatNumber(max)}`];
}
