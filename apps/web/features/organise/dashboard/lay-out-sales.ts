import type { EventStatistics, SalesStep, SalesUnit } from '@lastseat/contracts';

const MINUTE_MS = 60_000;
const unitMs: Record<SalesUnit, number> = {
  minute: MINUTE_MS,
  hour: 60 * MINUTE_MS,
  day: 24 * 60 * MINUTE_MS,
  week: 7 * 24 * 60 * MINUTE_MS,
};

/** A box of 100 by 100, stretched to what there is: y grows downwards, as in every SVG. */
const SIZE = 100;

interface Bar {
  at: string;
  x: number;
  width: number;
  y: number;
  height: number;
}

export interface SalesLayout {
  /** The first and the last instant that is drawn, in milliseconds since 1970. */
  from: number;
  to: number;
  taken: {
    /** The seats at the upper edge. */
    most: number;
    line: string;
    /** The same, closed along the lower edge. */
    area: string;
  };
  steps: {
    mostSold: number;
    mostCancelled: number;
    /** Where the axis is: what is sold stands on it, what is cancelled hangs from it. */
    axis: number;
    sold: Bar[];
    cancelled: Bar[];
  };
}

type Sales = Pick<EventStatistics, 'sales' | 'totalTickets' | 'at' | 'startsAt'>;

/** Of a sale in which something has happened. */
export function layOutSales({ sales, totalTickets, at, startsAt }: Sales): SalesLayout {
  const { unit, steps } = sales;
  const length = unitMs[unit];
  const times = steps.map((step) => Date.parse(step.at));
  const from = times[0] ?? 0;
  const end = Math.min(Date.parse(at), Date.parse(startsAt));
  const to = Math.max((times.at(-1) ?? 0) + length, end);
  const toX = (time: number) => (SIZE * (Math.min(time, to) - from)) / (to - from);
  const edges = times.map((time) => ({ x: toX(time), width: toX(time + length) - toX(time) }));
  return {
    from,
    to,
    taken: layOutTaken(steps, edges, totalTickets),
    steps: layOutSteps(steps, edges),
  };
}

type Edge = Pick<Bar, 'x' | 'width'>;

function layOutTaken(steps: readonly SalesStep[], edges: readonly Edge[], totalTickets: number) {
  let taken = 0;
  const levels = steps.map(({ sold, cancelled }) => (taken += sold - cancelled));
  const most = findMost(Math.max(...levels, 0), totalTickets);
  const toY = (seats: number) => round(SIZE - (SIZE * seats) / most);
  const points = levels.flatMap((level, index) => {
    const { x, width } = edges[index]!;
    return [`${round(x)} ${toY(levels[index - 1] ?? 0)}`, `${round(x + width)} ${toY(level)}`];
  });
  const line = `M${[...points, `${SIZE} ${toY(taken)}`].join('L')}`;
  return { most, line, area: `${line}L${SIZE} ${SIZE}L0 ${SIZE}Z` };
}

function layOutSteps(steps: readonly SalesStep[], edges: readonly Edge[]) {
  const mostSold = Math.max(...steps.map(({ sold }) => sold), 0);
  const mostCancelled = Math.max(...steps.map(({ cancelled }) => cancelled), 0);
  const seat = SIZE / Math.max(mostSold + mostCancelled, 1);
  const axis = round(mostSold * seat);
  const toBars = (valueOf: (step: SalesStep) => number, toY: (height: number) => number) =>
    steps.flatMap((step, index): Bar[] => {
      const height = round(valueOf(step) * seat);
      const { x, width } = edges[index]!;
      if (height === 0) return [];
      // A hair between two of them, however narrow.
      return [{ at: step.at, x: round(x), width: round(width * 0.85), y: toY(height), height }];
    });
  return {
    mostSold,
    mostCancelled,
    axis,
    sold: toBars(
      ({ sold }) => sold,
      (height) => round(axis - height),
    ),
    cancelled: toBars(
      ({ cancelled }) => cancelled,
      () => axis,
    ),
  };
}

/** All seats where half of them are taken; else a round number, so that the beginning is to be seen. */
function findMost(taken: number, totalTickets: number): number {
  return taken * 2 >= totalTickets ? Math.max(totalTickets, taken) : toRound(taken);
}

/** The next of 1, 2, 5, 10, 20, 50 and so on. */
function toRound(count: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(count, 1)));
  return [1, 2, 5, 10].map((times) => times * power).find((one) => one >= count) ?? count;
}

const round = (value: number) => Math.round(value * 100) / 100;
