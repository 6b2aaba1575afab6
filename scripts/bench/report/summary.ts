import type { Table } from '../../report/page.js';
import { formatNumber } from '../../report/text.js';
import { bounds, isKept } from './bounds.js';

/** The measures that have a bound, with their bound. */
export function summarise(measures: Readonly<Record<string, number>>): Table {
  return {
    caption: 'What was promised, and what this run measured',
    columns: ['measure', 'promised', 'measured', ''],
    rows: bounds.flatMap((bound) => {
      const value = measures[bound.measure];
      if (value === undefined) return [];
      const { title, atLeast, atMost, unit } = bound;
      const promised =
        atLeast === undefined
          ? `at most ${formatNumber(atMost ?? 0)}`
          : `at least ${formatNumber(atLeast)}`;
      return [
        [
          title,
          withUnit(promised, unit),
          withUnit(formatNumber(value), unit),
          isKept(bound, value) ? 'kept' : 'missed',
        ],
      ];
    }),
  };
}

const withUnit = (text: string, unit: string) => `${text} ${unit}`.trim();
