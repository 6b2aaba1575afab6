'use client';

import { formatAmount, type Order } from '@lastseat/contracts';
import { useEffect, useState } from 'react';
import { Link } from '@/components/ui/link';
import { InvoiceButton } from '@/features/bookings/checkout/invoice-button';
import { paths } from '@/lib/http/paths';
import { findOrderOfBooking } from './bought-api';

/** What was paid for a ticket, and what came back. Nothing while that is not known: the ticket is good without. */
export function Bought({ bookingId }: { bookingId: string }) {
  const [order, setOrder] = useState<Order | null>(null);
  useEffect(() => {
    let isGone = false;
    findOrderOfBooking(bookingId).then(
      (found) => {
        if (!isGone) setOrder(found);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [bookingId]);
  if (order === null || order.receivedCents === 0) return null;
  const { id, receivedCents, refundedCents, currency } = order;
  return (
    <section
      aria-label="Payment"
      className="mx-auto mt-6 max-w-md rounded-2xl border border-line bg-surface p-5 print:hidden"
    >
      <p className="font-semibold tabular-nums">{formatAmount(receivedCents, currency)} paid</p>
      {refundedCents > 0 && (
        <p className="text-muted tabular-nums">
          {formatAmount(refundedCents, currency)} sent back, or on its way
        </p>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <InvoiceButton orderId={id} />
        <Link
          href={paths.checkout(id)}
          className="inline-flex min-h-11 items-center font-medium text-accent"
        >
          Show the order
        </Link>
      </div>
    </section>
  );
}
