'use client';

import { useMemo, type ReactNode } from 'react';
import { HallLights, type HallCount } from './hall-lights';
import { HallPicture, Stage } from './hall-picture';
import { planHall, type HallPlan } from './hall-plan';
import { orderSeats } from './seat-order';
import { useHallCanvas } from './use-hall-canvas';

interface HallProps {
  seats: number;
  /** Says which seats go first: the event's id. */
  eventId: string;
  count: HallCount;
  /** What the picture shows, in words. */
  label: string;
  caption: (seatsPerLight: number) => string;
  isDimmed?: boolean;
  /** What stands over the lights. */
  children?: (plan: HallPlan, order: Uint32Array) => ReactNode;
}

/** The same as the class below says. */
const aspect = 1.6;
/** On a phone's 300 pixels across, lights are 4 pixels apart: more would be a grey field. */
const mostLights = 3_000;

/** The seats of a hall at a count: every one that is sold goes dark before one's eyes. */
export function Hall({ seats, eventId, count, label, caption, isDimmed, children }: HallProps) {
  const plan = useMemo(() => planHall({ seats, aspect, mostLights }), [seats]);
  const order = useMemo(() => orderSeats(seats, eventId), [seats, eventId]);
  const { ref, isPainted } = useHallCanvas(plan, order, count);
  return (
    <figure>
      <div
        role="img"
        aria-label={label}
        className={`relative aspect-[1.6] text-hall-bright ${isDimmed ? 'opacity-60' : ''}`}
      >
        <Stage plan={plan} />
        {!isPainted && <StillHall plan={plan} order={order} count={count} />}
        <canvas ref={ref} className="absolute inset-0 size-full" />
        {children?.(plan, order)}
      </div>
      <figcaption className="mt-2 text-center text-xs text-balance text-muted sm:mt-3 sm:text-sm">
        {caption(plan.seatsPerLight)}
      </figcaption>
    </figure>
  );
}

/** Until the canvas has painted, and for good where there is no script. */
function StillHall({
  plan,
  order,
  count,
}: {
  plan: HallPlan;
  order: Uint32Array;
  count: HallCount;
}) {
  const lights = useMemo(() => {
    const still = new HallLights(order, plan);
    still.show(count);
    return still;
  }, [order, plan, count]);
  return <HallPicture plan={plan} lights={lights} />;
}
