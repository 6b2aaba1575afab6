/** The whole run as one file: the verdict, and how everything went over time. */
import { renderPage, type Table } from '../../report/page.js';
import { DEEDS } from '../city/deeds.js';
import type { SoakOptions, SoakRun } from '../run-soak.js';
import { drawPlots } from './plots.js';
import { isClean } from './text-report.js';

const SHOWN_VIOLATIONS = 50;

export function renderReport(run: SoakRun, { seed, minutes }: SoakOptions): string {
  const last = run.samples.at(-1);
  return renderPage({
    title: `Lastseat, a week in ${minutes} min: ${isClean(run) ? 'PASS' : 'FAIL'}`,
    facts: [
      `Seed ${seed}, ${new Date(run.startedAt).toISOString()}.`,
      `${last?.answered} answers, ${last?.unanswered} requests with 503 or none, ${run.faults.length} faults (the stripes; hover for their kind).`,
      'Memory, connections and tables are judged by a line through the second half of the run.',
    ],
    sections: [
      { title: 'How it went', tables: [], plots: drawPlots(run) },
      { title: 'Flat or explained', tables: [tellJudged(run)], plots: [] },
      { title: 'What was proved', tables: [tellChecks(run)], plots: [] },
      { title: 'What was done', tables: [tellDeeds(run)], plots: [] },
    ],
  });
}

const tellJudged = ({ judged }: SoakRun): Table => ({
  caption: 'In the second half of the run',
  columns: ['what', 'measured', ''],
  rows: judged.map(({ what, measured, isKept }) => [what, measured, isKept ? 'kept' : 'NOT KEPT']),
});

const tellChecks = ({ checks }: SoakRun): Table => ({
  caption: 'By what everybody was told, and by what the database kept',
  columns: ['what', 'looked at', ''],
  rows: checks.flatMap(({ what, examined, violations }) => [
    [what, String(examined), violations.length === 0 ? 'kept' : `${violations.length} NOT KEPT`],
    ...violations.slice(0, SHOWN_VIOLATIONS).map((one) => [one, '', '']),
  ]),
});

const tellDeeds = ({ deeds }: SoakRun): Table => ({
  caption: 'Beside what people in the streets and in the market do',
  columns: ['what', 'times'],
  rows: DEEDS.map((deed) => [deed, String(deeds.countOf(deed))]),
});
