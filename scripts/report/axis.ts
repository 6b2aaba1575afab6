/** The scale of one direction of a plot, and how it is drawn upwards. */
import { escapeText, formatNumber } from './text.js';

export interface Axis {
  toPixel(value: number): number;
  ticks: readonly number[];
}

/** Reaches over all values, from nought unless it `isLog`, and ends on ticks. */
export function createAxis(
  values: readonly number[],
  [from, to]: readonly [number, number],
  isLog = false,
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

/** A line with its number at every tick, and what the numbers are of at the left edge. */
export function drawLevels(
  axis: Axis,
  label: string,
  [left, right]: readonly [number, number],
): string[] {
  const middle = axis.ticks.reduce((sum, tick) => sum + axis.toPixel(tick), 0) / axis.ticks.length;
  return [
    ...axis.ticks.map((tick) => {
      const at = axis.toPixel(tick);
      return `<path class="grid" d="M${left} ${at}H${right}"/><text x="${left - 8}" y="${at + 4}" text-anchor="end">${formatNumber(tick)}</text>`;
    }),
    `<text transform="translate(14 ${middle}) rotate(-90)" text-anchor="middle">${escapeText(label)}</text>`,
  ];
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
