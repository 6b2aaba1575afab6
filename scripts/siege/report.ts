/** One line for each attack, for a terminal. */
import { formatNumber } from '../report/text.js';
import { bold, green, red } from '../runner/reporter.js';
import { bounds, findBookingTimes, judgeRound } from './checker/judge-round.js';
import type { BookerAnswer, Round, Spell } from './siege-record.js';

const NAME_WIDTH = 20;
const WIDTHS = [8, 7, 8, 7, 15, 17, 7];
const HEADINGS = ['alive', 'MB', 'health', 'stall', 'p50 ms', 'p99 ms', 'p99 ×'];

export const formatHeading = (): string =>
  bold(`  ${'attack'.padEnd(NAME_WIDTH)}${formatCells(HEADINGS)}  answers`);

export function formatRound(round: Round, isTimed: boolean): string {
  const { quiet, under, death, tally } = round;
  const [before, after] = [findBookingTimes(quiet), findBookingTimes(under)];
  const complaints = judgeRound(round, isTimed);
  const ratio = before === null || after === null ? '' : formatNumber(after.p99Ms / before.p99Ms);
  const cells = [
    death === null ? 'yes' : `${(death.afterMs / 1_000).toFixed(1)} s`,
    String(Math.round(under.peakBytes / 1e6)),
    String(Math.round(under.healthWorstMs)),
    under.stallMs === null ? '?' : String(Math.round(under.stallMs)),
    `${formatTime(before?.p50Ms)} → ${formatTime(after?.p50Ms)}`,
    `${formatTime(before?.p99Ms)} → ${formatTime(after?.p99Ms)}`,
    ratio,
  ];
  const mark = complaints.length === 0 ? green('✓') : red('✗');
  const answers = `attack ${formatCounts(tally)}; bookers ${formatCounts(countStatuses(under))}`;
  return [
    `${mark} ${round.attack.padEnd(NAME_WIDTH)}${formatCells(cells)}  ${answers}`,
    ...complaints.map((complaint) => `    ${red(complaint)}`),
  ].join('\n');
}

/** What is told of a round as JSON: its figures, without every single answer. */
export function toFigures(round: Round, isTimed: boolean): object {
  const figuresOf = ({ answers: _, ...figures }: Spell, spell: Spell) => ({
    ...figures,
    bookings: findBookingTimes(spell),
    statuses: countStatuses(spell),
  });
  return {
    ...round,
    quiet: figuresOf(round.quiet, round.quiet),
    under: figuresOf(round.under, round.under),
    complaints: judgeRound(round, isTimed),
  };
}

export const boundsInWords =
  `alive; at most ${bounds.memoryMb} MB; no 500; nothing lost; health within ${bounds.healthMs} ms; ` +
  `bookings' p99 at most ${bounds.slowdown} × the quiet one (or ${bounds.unnoticedMs} ms)`;

const formatCells = (cells: readonly string[]) =>
  cells.map((cell, index) => cell.padStart(WIDTHS[index]!)).join('');

const formatTime = (ms: number | undefined) => (ms === undefined ? '?' : formatNumber(ms));

function countStatuses({ answers }: Spell): Record<string, number> {
  const counts: Record<string, number> = {};
  const nameOf = ({ status }: BookerAnswer) => (status === 0 ? 'none' : String(status));
  for (const answer of answers) counts[nameOf(answer)] = (counts[nameOf(answer)] ?? 0) + 1;
  return counts;
}

const formatCounts = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([word, count]) => `${word}: ${count}`)
    .join(', ') || 'none';
