import type { HallPlan } from './hall-plan';

interface OwnSeatProps {
  plan: HallPlan;
  seat: number;
  isBooked: boolean;
}

/**
 * The viewer's own seat, over the canvas: it waits for the answer, shines once it is booked, and is
 * an element so that it can turn into the ticket. Nobody has one before the page's scripts run, so its
 * place is set where the page's policy allows it.
 */
export function OwnSeat({ plan, seat, isBooked }: OwnSeatProps) {
  const light = Math.floor(seat / plan.seatsPerLight);
  const left = `${plan.x[light]! * 100}%`;
  const top = `${(plan.y[light]! / plan.height) * 100}%`;
  // As large as a light, and never too small to be found.
  const width = `max(${plan.pitch * 100}%, 0.875rem)`;
  return (
    <span
      data-own-seat={isBooked ? 'booked' : 'asked'}
      style={{ left, top, width }}
      className={`absolute aspect-square -translate-1/2 rounded-full border-2 border-accent bg-accent forced-color-adjust-none forced-colors:border-[Highlight] forced-colors:bg-[Highlight] ${
        isBooked ? 'shadow-own-seat' : 'becomes-ticket animate-shimmer'
      }`}
    />
  );
}
