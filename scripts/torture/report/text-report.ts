import { bold, dim, green, red, yellow } from '../../runner/reporter.js';
import type { Check } from '../checker/check.js';
import type { TortureRun } from '../run-torture.js';
import { fillBuckets } from './buckets.js';
import type { Summary } from './summarize.js';

const ROWS = 40;
const BAR_WIDTH = 44;
const SHOWN_VIOLATIONS = 10;

export function formatReport(run: TortureRun, summary: Summary): string {
  return [
    '',
    ...formatTimeline(run),
    '',
    ...formatFigures(summary),
    '',
    ...run.checks.flatMap(formatCheck),
    '',
    summary.isClean ? bold(green('PASS')) : bold(red('FAIL')),
  ].join('\n');
}

/** The answers of each span of time as a bar, with the faults that began in it. */
function formatTimeline(run: TortureRun): string[] {
  const buckets = fillBuckets(run, ROWS);
  const widthMs = (run.endedAt - run.startedAt) / ROWS;
  const most = Math.max(1, ...buckets.map((one) => one.booked + one.cancelled + one.refused));
  const rows = buckets.map(({ booked, cancelled, refused, busy, none }, index) => {
    const from = run.startedAt + index * widthMs;
    const length = (count: number) => Math.round((count / most) * BAR_WIDTH);
    const good = '━'.repeat(length(booked + cancelled));
    const rest = '━'.repeat(length(refused));
    const padding = ' '.repeat(Math.max(0, BAR_WIDTH + 1 - good.length - rest.length));
    const bad = `${String(busy + none).padStart(5)} ×`;
    const faults = run.faults
      .filter(({ beganAt }) => beganAt >= from && beganAt < from + widthMs)
      .map(({ kind, target }) => (target === 'a' || target === 'b' ? `${kind} ${target}` : kind));
    const time = `${((index * widthMs) / 1_000).toFixed(0)} s`.padStart(6);
    return `  ${time} ${green(good)}${dim(rest)}${padding}${busy + none > 0 ? red(bad) : dim(bad)}  ${faults.join(', ')}`;
  });
  const legend = `${green('━')} booked and cancelled  ${dim('━')} refused  ${red('×')} 503 or no answer`;
  return [`  ${legend}`, ...rows];
}

function formatFigures(summary: Summary): string[] {
  const { answers, faultsByKind, recoveriesMs } = summary;
  const list = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([word, count]) => `${word} ${count}`)
      .join(', ');
  const row = (name: string, text: string) => `  ${dim(name.padEnd(12))} ${text}`;
  const sorted = [...recoveriesMs].sort((one, other) => one - other);
  const recovery =
    sorted.length === 0
      ? 'PostgreSQL was not killed'
      : `${sorted.length} kills of PostgreSQL, first booking ${sorted[sorted.length >> 1]} ms ` +
        `after its restart (median), ${sorted.at(-1)} ms at the longest`;
  const missed = summary.faultsMissed > 0 ? yellow(` (${summary.faultsMissed} found nothing)`) : '';
  return [
    row('requests', `${summary.requests} in ${summary.seconds.toFixed(0)} s: ${list(answers)}`),
    row('unknown', `${summary.unknownResolved} lost answers or 503s, resolved by asking again`),
    row('faults', `${summary.faults}${missed}: ${list(faultsByKind)}`),
    row('recovery', recovery),
    row('pause', `${summary.longestPauseMs} ms at the longest without any change of a count`),
    row('live', `${summary.reconnects} reconnections of live clients`),
  ];
}

export function formatCheck({ what, examined, violations }: Check): string[] {
  if (violations.length === 0) return [`  ${green('✓')} ${what} ${dim(`(${examined})`)}`];
  const rest = violations.length - SHOWN_VIOLATIONS;
  return [
    `  ${red('✗')} ${what} ${red(`${violations.length} of ${examined}`)}`,
    ...violations.slice(0, SHOWN_VIOLATIONS).map((one) => `      ${one}`),
    ...(rest > 0 ? [`      and ${rest} more`] : []),
  ];
}
