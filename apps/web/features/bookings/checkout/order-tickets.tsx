'use client';

import { bookingReference, type BookingTickets, type Order } from '@lastseat/contracts';
import { Button } from '@/components/ui/button';
import { SeatCodes } from '@/features/bookings/ticket/seat-codes';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { useResource } from '@/lib/http/resource';
import { orderTickets } from './orders-api';

/** The tickets of a guest, who has no page of bookings: what they have paid is in their hand at once. */
export function OrderTickets({ order }: { order: Order }) {
  const { data, failure } = useResource(orderTickets, order.id);
  if (data === null) {
    if (failure === null) return <p role="status">Loading your tickets…</p>;
    return (
      <div className="grid justify-items-start gap-3">
        <p role="alert">{explainRefusal(failure)}</p>
        <Button variant="secondary" onClick={() => void orderTickets.load(order.id)}>
          Show the tickets
        </Button>
      </div>
    );
  }
  return (
    <ul className="grid gap-5">
      {data.map((booked) => (
        <li
          key={booked.bookingId}
          className="flex flex-col items-center rounded-xl border border-line bg-[white] p-4 text-center text-[#0c1631]"
        >
          <Booked order={order} booked={booked} />
        </li>
      ))}
    </ul>
  );
}

/** White in every theme, as every ticket. */
function Booked({ order, booked }: { order: Order; booked: BookingTickets }) {
  const { bookingId, tickets } = booked;
  const line = order.lines.find((one) => one.bookingId === bookingId);
  const reference = bookingReference(bookingId);
  const seats = tickets.map(({ number, code, name }) => ({
    ...{ reference, number, code, name },
    seats: tickets.length,
  }));
  return (
    <>
      <h2 className="mb-2 font-semibold wrap-anywhere">{line?.name}</h2>
      <SeatCodes seats={seats} title={line?.name ?? 'Your tickets'} />
    </>
  );
}
