/** The figures of a run, and what the checker says. */
import { bold, dim, green, red } from '../runner/reporter.js';
import { formatCheck } from '../torture/report/text-report.js';
import { MONEY_FAULT_KINDS } from './faults.js';
import type { MoneyRun } from './run-money-torture.js';

type Counts = Record<string, number>;

export interface MoneySummary {
  isClean: boolean;
  seconds: number;
  /** Requests by how they ended. */
  answers: Counts;
  faults: Counts;
  orders: Counts;
  payments: Counts;
  incidents: Counts;
  /** In cents. */
  money: { takenCents: number; sentBackCents: number; invoices: number };
}

export function summarizeMoney({
  history,
  seconds,
  answers,
  faults,
  checks,
}: MoneyRun): MoneySummary {
  const { books, provider } = history;
  const sum = (rows: readonly { amountCents: number }[]) =>
    rows.reduce((cents, { amountCents }) => cents + amountCents, 0);
  return {
    isClean: checks.every(({ violations }) => violations.length === 0),
    seconds,
    answers: Object.fromEntries(answers),
    faults: {
      ...Object.fromEntries(MONEY_FAULT_KINDS.map((kind) => [kind, 0])),
      ...countBy(faults.map(({ kind }) => kind)),
    },
    orders: countBy(books.orders.map(({ state }) => state)),
    payments: countBy(books.payments.map(({ use }) => use)),
    incidents: countBy(books.incidents.map(({ kind }) => kind)),
    money: {
      takenCents: sum(provider.payments),
      sentBackCents: sum(provider.refunds),
      invoices: books.invoices.length,
    },
  };
}

function countBy(words: readonly string[]): Counts {
  const counts: Counts = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

export function formatMoneyReport({ checks }: MoneyRun, summary: MoneySummary): string {
  const list = (counts: Counts) =>
    Object.entries(counts)
      .map(([word, count]) => `${word} ${count}`)
      .join(', ');
  const row = (name: string, text: string) => `  ${dim(name.padEnd(12))} ${text}`;
  const { takenCents, sentBackCents, invoices } = summary.money;
  return [
    '',
    row('requests', `in ${summary.seconds.toFixed(0)} s: ${list(summary.answers)}`),
    row('faults', list(summary.faults)),
    row('orders', list(summary.orders)),
    row(
      'payments',
      `${list(summary.payments)}: ${takenCents} cents came, ${sentBackCents} went back`,
    ),
    row('incidents', list(summary.incidents)),
    row('invoices', String(invoices)),
    '',
    ...checks.flatMap(formatCheck),
    '',
    summary.isClean ? bold(green('PASS')) : bold(red('FAIL')),
  ].join('\n');
}
