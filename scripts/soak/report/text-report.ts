import { bold, dim, green, red } from '../../runner/reporter.js';
import { formatCheck } from '../../torture/report/text-report.js';
import { DEEDS } from '../city/deeds.js';
import type { SoakRun } from '../run-soak.js';
import type { Judged } from '../verdict/judge-flat.js';

export const isClean = ({ judged, checks }: SoakRun): boolean =>
  judged.every(({ isKept }) => isKept) && checks.every(({ violations }) => violations.length === 0);

/** @param file where the report with the plots lies */
export function formatReport(run: SoakRun, file: string): string {
  const { deeds, faults, samples, seconds } = run;
  const row = (name: string, text: string) => `  ${dim(name.padEnd(12))} ${text}`;
  const last = samples.at(-1);
  return [
    '',
    row(
      'answers',
      `${last?.answered} in ${seconds.toFixed(0)} s, ${last?.unanswered} × 503 or none`,
    ),
    row('deeds', DEEDS.map((deed) => `${deed} ${deeds.countOf(deed)}`).join(', ')),
    row('faults', faults.map(({ kind }) => kind).join(', ') || 'none'),
    '',
    ...formatVerdict(run.judged),
    '',
    ...run.checks.flatMap(formatCheck),
    '',
    row('report', file),
    '',
    isClean(run) ? bold(green('PASS')) : bold(red('FAIL')),
  ].join('\n');
}

function formatVerdict(judged: readonly Judged[]): string[] {
  const kept = judged.filter(({ isDetail, isKept }) => isDetail && isKept);
  const others = judged.filter((one) => !kept.includes(one));
  return [
    ...others.map(formatJudged),
    `  ${green('✓')} rows and sizes of tables  ${dim(`${kept.length} are flat or explained`)}`,
  ];
}

const formatJudged = ({ what, measured, isKept }: Judged) =>
  `  ${isKept ? green('✓') : red('✗')} ${what}  ${dim(measured)}`;
