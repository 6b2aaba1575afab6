import { bold, dim, green, red, yellow } from '../runner/reporter.js';
import type { Attempt } from './race.js';

const NAME_WIDTH = 10;
const BAR_WIDTH = 50;

const paintOutcome = (outcome: string) =>
  outcome === 'booked' ? green(outcome) : outcome === 'sold_out' ? yellow(outcome) : red(outcome);

const formatMs = (ms: number) => `${ms.toFixed(0)} ms`;

/** One request, as it ends. */
export function formatAttempt({ contestant, sentAt, endedAt, outcome }: Attempt): string {
  const sent = `sent at ${formatMs(sentAt).padStart(7)}`;
  const waited = `waited ${formatMs(endedAt - sentAt).padStart(8)}`;
  return `  ${contestant.padEnd(NAME_WIDTH)} ${dim(sent)}  ${dim(waited)}  ${paintOutcome(outcome)}`;
}

/** Everyone's wait side by side, in the order of the answers. */
export function formatTimeline(attempts: readonly Attempt[]): string[] {
  const end = Math.max(...attempts.map((attempt) => attempt.endedAt));
  const column = (ms: number) => Math.round((ms / end) * BAR_WIDTH);
  const rows = [...attempts]
    .sort((a, b) => a.endedAt - b.endedAt)
    .map(({ contestant, sentAt, endedAt, outcome }) => {
      const before = ' '.repeat(column(sentAt));
      const bar = '━'.repeat(Math.max(1, column(endedAt) - column(sentAt)));
      const rest = ' '.repeat(Math.max(0, BAR_WIDTH - before.length - bar.length));
      const paint = outcome === 'booked' ? green : outcome === 'sold_out' ? yellow : red;
      return `  ${contestant.padEnd(NAME_WIDTH)} ${before}${paint(bar)}${rest} ${paintOutcome(outcome)}`;
    });
  const axis = `${'0'.padEnd(BAR_WIDTH - 8)}${formatMs(end).padStart(8)}`;
  return [dim(`  ${' '.repeat(NAME_WIDTH)} ${axis}`), ...rows];
}

/** A statement that was checked. */
export interface Check {
  what: string;
  holds: boolean;
  /** What was seen instead. */
  seen: string;
}

export function formatCheck({ what, holds, seen }: Check): string {
  return holds ? `  ${green('✓')} ${what}` : `  ${red('✗')} ${what}: ${red(seen)}`;
}

export const formatVerdict = (isPass: boolean): string =>
  isPass ? bold(green('PASS')) : bold(red('FAIL'));
