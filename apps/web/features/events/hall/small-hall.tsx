'use client';

import { useMemo } from 'react';
import { HallLights } from './hall-lights';
import { HallPicture } from './hall-picture';
import { planHall } from './hall-plan';
import { orderSeats } from './seat-order';

interface SmallHallProps {
  eventId: string;
  totalTickets: number;
  remainingTickets: number;
}

const aspect = 2;
/** Lights of three pixels on a card. */
const mostLights = 240;

/** The hall on a card: it follows the count, without a stir. The words beside it say the same. */
export function SmallHall({ eventId, totalTickets, remainingTickets }: SmallHallProps) {
  const plan = useMemo(() => planHall({ seats: totalTickets, aspect, mostLights }), [totalTickets]);
  const order = useMemo(() => orderSeats(totalTickets, eventId), [totalTickets, eventId]);
  const lights = useMemo(() => {
    const still = new HallLights(order, plan);
    still.show({ taken: totalTickets - remainingTickets, own: null });
    return still;
  }, [order, plan, totalTickets, remainingTickets]);
  return (
    <div className="relative aspect-2/1 w-36 shrink-0" aria-hidden="true">
      <HallPicture plan={plan} lights={lights} />
    </div>
  );
}
