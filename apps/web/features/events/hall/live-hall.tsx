'use client';

import { useMemo } from 'react';
import type { CountedEvent } from '@/features/events/live/ticket-counts';
import { useLiveCount } from '@/features/events/live/use-live-count';
import type { Unit } from '@/features/events/unit';
import { describeHall, explainHall } from './describe-hall';
import { HallLights, type HallCount } from './hall-lights';
import { HallPicture, Stage } from './hall-picture';
import { planHall, type HallPlan } from './hall-plan';
import { OwnSeat } from './own-seat';
import { orderSeats, ownSeat } from './seat-order';
import { useHallCanvas } from './use-hall-canvas';

/** What the person who looks has to do with the seats: nothing, has asked for one, or has one. */
export interface HallViewer {
  id: string | null;
  seat: 'none' | 'asked' | 'booked';
}

interface LiveHallProps {
  event: CountedEvent;
  totalTickets: number;
  unit: Unit;
  viewer: HallViewer;
  /** It has started: nothing is free any more. */
  hasStarted: boolean;
}

/** The same as the class below says. */
const aspect = 1.6;
/** On a phone's 300 pixels across, lights are 4 pixels apart: more would be a grey field. */
const mostLights = 3_000;

/** The hall of an event, in which every seat that is sold goes dark before one's eyes. */
export function LiveHall({ event, totalTickets, unit, viewer, hasStarted }: LiveHallProps) {
  const { id } = event;
  const { remainingTickets, status } = useLiveCount(event);
  const plan = useMemo(() => planHall({ seats: totalTickets, aspect, mostLights }), [totalTickets]);
  const order = useMemo(() => orderSeats(totalTickets, id), [totalTickets, id]);
  const seat = viewer.id === null ? null : ownSeat(totalTickets, id, viewer.id);
  const hasOwn = viewer.seat === 'booked' && seat !== null;
  const isOver = hasStarted || status === 'cancelled';
  const state = isOver ? 'over' : remainingTickets === 0 ? 'full' : 'open';
  const count = { taken: totalTickets - remainingTickets, own: hasOwn ? seat : null };
  const { ref, isPainted } = useHallCanvas(plan, order, count);
  return (
    <figure>
      <div
        role="img"
        aria-label={describeHall({ seats: totalTickets, taken: count.taken, unit, hasOwn })}
        className={`relative aspect-[1.6] text-hall-bright ${state === 'over' ? 'opacity-60' : ''}`}
      >
        <Stage plan={plan} />
        {!isPainted && <StillHall plan={plan} order={order} count={count} />}
        <canvas ref={ref} className="absolute inset-0 size-full" />
        {seat !== null && viewer.seat !== 'none' && (
          <OwnSeat plan={plan} seat={seat} isBooked={viewer.seat === 'booked'} />
        )}
      </div>
      <figcaption className="mt-2 text-center text-xs text-balance text-muted sm:mt-3 sm:text-sm">
        {explainHall(plan.seatsPerLight, unit, state)}
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
