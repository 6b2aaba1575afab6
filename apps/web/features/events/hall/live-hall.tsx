'use client';

import type { CountedEvent } from '@/features/events/live/ticket-counts';
import { useLiveCount } from '@/features/events/live/use-live-count';
import type { Unit } from '@/features/events/unit';
import { describeHall, explainHall } from './describe-hall';
import { Hall } from './hall';
import { OwnSeat } from './own-seat';
import { ownSeat } from './seat-order';

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

/** The hall of an event, at its live count. */
export function LiveHall({ event, totalTickets, unit, viewer, hasStarted }: LiveHallProps) {
  const { id } = event;
  const { remainingTickets, status } = useLiveCount(event);
  const seat = viewer.id === null ? null : ownSeat(totalTickets, id, viewer.id);
  const hasOwn = viewer.seat === 'booked' && seat !== null;
  const isOver = hasStarted || status === 'cancelled';
  const state = isOver ? 'over' : remainingTickets === 0 ? 'full' : 'open';
  const taken = totalTickets - remainingTickets;
  return (
    <Hall
      seats={totalTickets}
      eventId={id}
      count={{ taken, own: hasOwn ? seat : null }}
      label={describeHall({ seats: totalTickets, taken, unit, hasOwn })}
      caption={(seatsPerLight) => explainHall(seatsPerLight, unit, state)}
      isDimmed={isOver}
    >
      {(plan) =>
        seat !== null &&
        viewer.seat !== 'none' && (
          <OwnSeat plan={plan} seat={seat} isBooked={viewer.seat === 'booked'} />
        )
      }
    </Hall>
  );
}
