/** How everything went over time, with the faults behind it. */
import type { Plot } from '../../report/line-plot.js';
import { percentile } from '../../report/statistics.js';
import type { SoakRun } from '../run-soak.js';
import { listPoints } from '../verdict/judge-flat.js';
import { PASSING_TABLES } from '../verdict/judge-tables.js';
import type { Sample } from '../watch/sample.js';

const MEBIBYTE = 1024 ** 2;
const MINUTE_MS = 60_000;
/** Lines in the plot of tables: as many as a person tells apart. */
const LARGEST = 6;

interface Curve {
  name: string;
  read: (sample: Sample) => number | null;
}

interface Picture {
  title: string;
  yLabel: string;
  curves: readonly Curve[];
}

export function drawPlots({ samples, startedAt, faults }: SoakRun): Plot[] {
  const toMinutes = (at: number) => (at - startedAt) / MINUTE_MS;
  const spans = faults.map(({ kind, target, beganAt, endedAt }) => ({
    ...{ from: toMinutes(beganAt), to: toMinutes(endedAt), name: `${kind}, ${target}` },
  }));
  return [...PICTURES, ofTables(samples), PASSING].map(({ title, yLabel, curves }) => ({
    ...{ title, yLabel, xLabel: 'minutes', spans },
    lines: curves.map(({ name, read }) => ({
      name,
      points: listPoints(samples, read).map(({ at, value }) => ({ x: at / MINUTE_MS, y: value })),
    })),
  }));
}

const inMb = (name: string, read: (sample: Sample) => number | null | undefined): Curve => ({
  name,
  read: (sample) => {
    const bytes = read(sample) ?? null;
    return bytes === null ? null : bytes / MEBIBYTE;
  },
});

const slowest = (name: string, share: number): Curve => ({
  name,
  read: ({ latenciesMs }) => (latenciesMs.length === 0 ? null : percentile(latenciesMs, share)),
});

const PICTURES: readonly Picture[] = [
  {
    title: 'Memory',
    yLabel: 'MB',
    curves: [
      inMb('process a', ({ processes: { a } }) => a?.residentBytes),
      inMb('its heap', ({ processes: { a } }) => a?.heapBytes),
      inMb('process b', ({ processes: { b } }) => b?.residentBytes),
      inMb('its heap', ({ processes: { b } }) => b?.heapBytes),
      inMb('PostgreSQL', ({ database }) => database?.ownBytes),
    ],
  },
  {
    title: 'Connections and open files',
    yLabel: '',
    curves: [
      { name: 'connections', read: ({ database }) => database?.connections ?? null },
      { name: 'files of process a', read: ({ processes: { a } }) => a?.openFiles ?? null },
    ],
  },
  {
    title: 'WAL',
    yLabel: 'MB',
    curves: [
      inMb('written', ({ database }) => database?.walBytes),
      inMb('files', ({ database }) => database?.walFolderBytes),
    ],
  },
  {
    title: 'How long requests took',
    yLabel: 'ms',
    curves: [slowest('half of them', 0.5), slowest('95 of 100', 0.95)],
  },
  {
    title: 'Requests until then',
    yLabel: '',
    curves: [
      { name: 'answered', read: ({ answered }) => answered },
      { name: '503 or none', read: ({ unanswered }) => unanswered },
    ],
  },
];

const PASSING: Picture = {
  title: 'Rows that come and go',
  yLabel: '',
  curves: PASSING_TABLES.map((name) => ({
    name,
    read: ({ database }) => database?.tables[name]?.rows ?? null,
  })),
};

function ofTables(samples: readonly Sample[]): Picture {
  const tables = samples.findLast(({ database }) => database)?.database?.tables ?? {};
  const largest = Object.entries(tables)
    .toSorted(([, one], [, other]) => other.bytes - one.bytes)
    .slice(0, LARGEST);
  return {
    title: 'The largest tables with their indexes',
    yLabel: 'MB',
    curves: largest.map(([name]) => inMb(name, ({ database }) => database?.tables[name]?.bytes)),
  };
}
