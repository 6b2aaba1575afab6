import { renderPage } from '../../report/page.js';
import type { PartResult } from '../part.js';
import { summarise } from './summary.js';

export interface Report {
  /** When, on what, and with what: one sentence each. */
  facts: readonly string[];
  parts: readonly { title: string; result: PartResult }[];
  measures: Readonly<Record<string, number>>;
}

export function renderReport({ facts, parts, measures }: Report): string {
  const summary = { title: null, tables: [summarise(measures)], plots: [] };
  const sections = parts.map(({ title, result: { tables, plots } }) => ({ title, tables, plots }));
  return renderPage({ title: 'Lastseat: benchmark', facts, sections: [summary, ...sections] });
}
