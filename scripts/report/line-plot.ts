/** A plot of lines as SVG, without a script and without anything from elsewhere. */
import { createAxis, drawLevels, type Axis } from './axis.js';
import { escapeText, formatNumber } from './text.js';

interface Line {
  name: string;
  points: readonly { x: number; y: number; low?: number; high?: number }[];
}

export interface Plot {
  title: string;
  xLabel: string;
  yLabel: string;
  isXLog?: boolean;
  isYLog?: boolean;
  lines: readonly Line[];
  /** Times behind the lines, in which something was so. */
  spans?: readonly { from: number; to: number; name: string }[];
}

const WIDTH = 640;
const HEIGHT = 340;
const MARGIN = { left: 68, right: 16, top: 16, bottom: 44 };

export function drawPlot(plot: Plot): string {
  const points = plot.lines.flatMap((line) => line.points);
  const x = createAxis(
    points.map((point) => point.x),
    [MARGIN.left, WIDTH - MARGIN.right],
    plot.isXLog,
  );
  const y = createAxis(
    points.flatMap((point) => [point.low ?? point.y, point.high ?? point.y]),
    [HEIGHT - MARGIN.bottom, MARGIN.top],
    plot.isYLog,
  );
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeText(plot.title)}">`,
    ...drawSpans(plot, x),
    ...drawGrid(plot, x, y),
    ...plot.lines.map((line, index) => drawLine(line, index, x, y)),
    '</svg>',
    `<ul class="legend">${plot.lines.map((line, index) => `<li class="line-${index}">${escapeText(line.name)}</li>`).join('')}</ul>`,
  ].join('\n');
}

function drawSpans({ spans = [] }: Plot, x: Axis): string[] {
  return spans.map(({ from, to, name }) => {
    const left = x.toPixel(from);
    const width = Math.max(1, x.toPixel(to) - left);
    return `<rect class="span" x="${left}" y="${MARGIN.top}" width="${width}" height="${HEIGHT - MARGIN.top - MARGIN.bottom}"><title>${escapeText(name)}</title></rect>`;
  });
}

function drawGrid(plot: Plot, x: Axis, y: Axis): string[] {
  const bottom = HEIGHT - MARGIN.bottom;
  return [
    ...drawLevels(y, plot.yLabel, [MARGIN.left, WIDTH - MARGIN.right]),
    ...x.ticks.map((tick) => {
      const at = x.toPixel(tick);
      return `<path class="grid" d="M${at} ${MARGIN.top}V${bottom}"/><text x="${at}" y="${bottom + 16}" text-anchor="middle">${formatNumber(tick)}</text>`;
    }),
    `<text x="${(MARGIN.left + WIDTH) / 2}" y="${HEIGHT - 6}" text-anchor="middle">${escapeText(plot.xLabel)}</text>`,
  ];
}

/** The line, a dot for each median, and a stroke from the lowest to the highest round. */
function drawLine(line: Line, index: number, x: Axis, y: Axis): string {
  const path = line.points
    .map(
      ({ x: at, y: value }, nth) => `${nth === 0 ? 'M' : 'L'}${x.toPixel(at)} ${y.toPixel(value)}`,
    )
    .join('');
  const isDense = line.points.length > 40;
  const marks = isDense
    ? []
    : line.points.map(
        (point) =>
          `<path d="M${x.toPixel(point.x)} ${y.toPixel(point.low ?? point.y)}V${y.toPixel(point.high ?? point.y)}"/><circle cx="${x.toPixel(point.x)}" cy="${y.toPixel(point.y)}" r="3.5"><title>${escapeText(line.name)}: ${formatNumber(point.y)} at ${formatNumber(point.x)}</title></circle>`,
      );
  return `<g class="line-${index}"><path class="curve" d="${path}"/>${marks.join('')}</g>`;
}
