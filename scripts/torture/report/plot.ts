/** The run as one inline SVG: what was answered, and below it what was broken at that time. */
import { createAxis, drawLevels } from '../../report/axis.js';
import type { TortureRun } from '../run-torture.js';
import type { Target } from '../faults/plan.js';
import { BANDS, fillBuckets } from './buckets.js';

const WIDTH = 1_000;
const LEFT = 80;
const PLOT_HEIGHT = 240;
const LANE_HEIGHT = 22;
const LANES: readonly { target: Target; name: string }[] = [
  { target: 'a', name: 'API a' },
  { target: 'b', name: 'API b' },
  { target: 'postgres', name: 'PostgreSQL' },
];
const HEIGHT = PLOT_HEIGHT + LANES.length * LANE_HEIGHT + 34;
const COLUMNS = 180;

export function drawPlot(run: TortureRun): string {
  const { startedAt, endedAt } = run;
  const x = (at: number) => LEFT + ((at - startedAt) / (endedAt - startedAt)) * (WIDTH - LEFT);
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Answers and faults over time">
${drawAnswers(run)}
${drawLanes(run, x)}
${drawTimes(run, x)}
</svg>`;
}

/** Columns of answers, the bands on top of each other. */
function drawAnswers(run: TortureRun): string {
  const buckets = fillBuckets(run, COLUMNS);
  const seconds = (run.endedAt - run.startedAt) / COLUMNS / 1_000;
  const rates = buckets.map((bucket) => Object.values(bucket).reduce((a, b) => a + b) / seconds);
  const y = createAxis([1, ...rates], [PLOT_HEIGHT, 10]);
  const width = (WIDTH - LEFT) / COLUMNS;
  const columns = buckets.flatMap((bucket, index) => {
    let count = 0;
    return BANDS.filter((band) => bucket[band] > 0).map((band) => {
      const bottom = y.toPixel(count / seconds);
      count += bucket[band];
      const top = y.toPixel(count / seconds);
      const left = (LEFT + index * width).toFixed(1);
      return `<rect class="${band}" x="${left}" y="${top}" width="${(width - 0.6).toFixed(1)}" height="${(bottom - top).toFixed(1)}"/>`;
    });
  });
  return [...drawLevels(y, 'answers per second', [LEFT, WIDTH]), ...columns].join('\n');
}

function drawLanes({ faults }: TortureRun, x: (at: number) => number): string {
  return LANES.map(({ target, name }, index) => {
    const top = PLOT_HEIGHT + 8 + index * LANE_HEIGHT;
    const marks = faults
      .filter((fault) => fault.target === target && fault.hasHappened)
      .map(({ kind, beganAt, endedAt }) => {
        const width = Math.max(2, x(endedAt) - x(beganAt)).toFixed(1);
        const seconds = ((endedAt - beganAt) / 1_000).toFixed(1);
        return `<rect class="fault" x="${x(beganAt).toFixed(1)}" y="${top}" width="${width}" height="${LANE_HEIGHT - 6}"><title>${kind}, ${seconds} s</title></rect>`;
      });
    const text = `<text x="${LEFT - 8}" y="${top + 12}" text-anchor="end">${name}</text>`;
    return `${text}\n${marks.join('\n')}`;
  }).join('\n');
}

function drawTimes({ startedAt, endedAt }: TortureRun, x: (at: number) => number): string {
  const seconds = (endedAt - startedAt) / 1_000;
  const step = [5, 10, 30, 60, 120, 300, 600].find((one) => seconds / one <= 12) ?? 1_800;
  const marks = Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => index * step);
  return marks
    .map((mark) => {
      const left = x(startedAt + mark * 1_000).toFixed(1);
      return `<text x="${left}" y="${HEIGHT - 6}" text-anchor="middle">${mark} s</text>`;
    })
    .join('\n');
}
