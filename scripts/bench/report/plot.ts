/** A plot of lines as SVG, without a script and without anything from elsewhere. */

export interface Line {
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
}

const WIDTH = 640;
const HEIGHT = 340;
const MARGIN = { left: 68, right: 16, top: 16, bottom: 44 };

interface Axis {
  toPixel(value: number): number;
  ticks: readonly number[];
}

export function drawPlot(plot: Plot): string {
  const points = plot.lines.flatMap((line) => line.points);
  const x = createAxis(
    points.map((point) => point.x),
    [MARGIN.left, WIDTH - MARGIN.right],
    plot.isXLog ?? false,
  );
  const y = createAxis(
    points.flatMap((point) => [point.low ?? point.y, point.high ?? point.y]),
    [HEIGHT - MARGIN.bottom, MARGIN.top],
    plot.isYLog ?? false,
  );
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeText(plot.title)}">`,
    ...drawGrid(plot, x, y),
    ...plot.lines.map((line, index) => drawLine(line, index, x, y)),
    '</svg>',
    `<ul class="legend">${plot.lines.map((line, index) => `<li class="line-${index}">${escapeText(line.name)}</li>`).join('')}</ul>`,
  ].join('\n');
}

export function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Short and exact enough to read off: 1,500 or 0.25. */
export function formatNumber(value: number): string {
  if (value >= 1_000_000) return `${trim(value / 1_000_000)} M`;
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : trim(value);
}

const trim = (value: number) => String(Number(value.toPrecision(3)));

function createAxis(
  values: readonly number[],
  [from, to]: readonly [number, number],
  isLog: boolean,
): Axis {
  const largest = Math.max(...values);
  const smallest = isLog ? Math.min(...values.filter((value) => value > 0)) : 0;
  const ticks = isLog ? powersOfTen(smallest, largest) : evenTicks(largest);
  const [low, high] = [ticks[0]!, ticks.at(-1)!];
  const scale = (value: number) =>
    isLog
      ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
      : (value - low) / (high - low);
  return { ticks, toPixel: (value) => Math.round((from + scale(value) * (to - from)) * 10) / 10 };
}

function powersOfTen(smallest: number, largest: number): number[] {
  const first = Math.floor(Math.log10(smallest));
  const last = Math.max(first + 1, Math.ceil(Math.log10(largest)));
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
}

function evenTicks(largest: number): number[] {
  const rough = Math.max(largest, 1e-9) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, index) => index * step);
}

function drawGrid(plot: Plot, x: Axis, y: Axis): string[] {
  const bottom = HEIGHT - MARGIN.bottom;
  return [
    ...y.ticks.map((tick) => {
      const at = y.toPixel(tick);
      return `<path class="grid" d="M${MARGIN.left} ${at}H${WIDTH - MARGIN.right}"/><text x="${MARGIN.left - 8}" y="${at + 4}" text-anchor="end">${formatNumber(tick)}</text>`;
    }),
    ...x.ticks.map((tick) => {
      const at = x.toPixel(tick);
      return `<path class="grid" d="M${at} ${MARGIN.top}V${bottom}"/><text x="${at}" y="${bottom + 16}" text-anchor="middle">${formatNumber(tick)}</text>`;
    }),
    `<text x="${(MARGIN.left + WIDTH) / 2}" y="${HEIGHT - 6}" text-anchor="middle">${escapeText(plot.xLabel)}</text>`,
    `<text transform="translate(14 ${HEIGHT / 2}) rotate(-90)" text-anchor="middle">${escapeText(plot.yLabel)}</text>`,
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
