import type { HallPlan } from './hall-plan';
import { toUnits, viewBoxOf } from './hall-picture';
import { sizesOf } from './light-look';

/** Some of the seats that are taken: from one place in the order in which they go to another. */
interface SeatMark {
  from: number;
  /** Without this one. */
  to: number;
  look: 'offered' | 'soldTwice';
}

interface SeatMarksProps {
  plan: HallPlan;
  order: Uint32Array;
  marks: readonly SeatMark[];
}

const strokes = {
  offered: 'stroke-accent forced-colors:stroke-[Highlight]',
  soldTwice: 'stroke-last-bar forced-colors:stroke-[Mark]',
};

/** Says more of seats than whether they are free, over the lights of a hall that is not drawn in blocks. */
export function SeatMarks({ plan, order, marks }: SeatMarksProps) {
  const width = toUnits(2 * sizesOf(false).bright * plan.pitch);
  return (
    <svg viewBox={viewBoxOf(plan)} className="absolute inset-0 size-full" aria-hidden="true">
      <g fill="none" strokeLinecap="round" strokeWidth={width}>
        {marks.map(({ from, to, look }) => (
          <path key={look} d={drawDots(plan, order.subarray(from, to))} className={strokes[look]} />
        ))}
      </g>
    </svg>
  );
}

function drawDots({ x, y }: HallPlan, seats: Uint32Array): string {
  let path = '';
  for (const seat of seats) path += `M${toUnits(x[seat]!)} ${toUnits(y[seat]!)}h0`;
  return path;
}
