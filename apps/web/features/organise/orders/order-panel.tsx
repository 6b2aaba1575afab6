'use client';

import { bookingReference, formatAmount, type OrderDetail } from '@lastseat/contracts';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Sheet } from '@/components/ui/sheet';
import { oneOrder } from '@/features/organise/api/resources';
import { useCan } from '@/features/organise/organiser/use-organiser';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { OrderStateBadge } from './order-state';
import { OrderTimeline } from './order-timeline';
import { listRefundable, priceOf } from './refund-amount';
import { RefundForm } from './refund-form';
import { useOrder } from './use-orders';

interface OrderPanelProps {
  eventId: string;
  orderId: string;
  onChanged: () => void;
  onClose: () => void;
}

/** One order: what was bought, what became of the money, and the way to send it back. */
export function OrderPanel({ eventId, orderId, onChanged, onClose }: OrderPanelProps) {
  const entry = useOrder(eventId, orderId);
  return (
    <Sheet title={`Order ${bookingReference(orderId)}`} onClose={onClose}>
      <WhenLoaded
        entry={entry}
        skeleton={<div className="h-64 animate-shimmer rounded-2xl bg-sunken" aria-hidden="true" />}
        onRetry={() => void oneOrder.load(eventId, orderId)}
      >
        {(order) => (
          <div className="grid gap-6">
            <Head order={order} />
            <Money order={order} />
            <Refund
              order={order}
              onChanged={(changed) => {
                oneOrder.put(changed, eventId, orderId);
                onChanged();
              }}
            />
            <OrderTimeline order={order} />
          </div>
        )}
      </WhenLoaded>
    </Sheet>
  );
}

function Head({ order: { state, person } }: { order: OrderDetail }) {
  return (
    <div className="grid justify-items-start gap-1">
      <OrderStateBadge state={state} />
      <p className="mt-2 text-lg font-semibold wrap-anywhere">{person.name}</p>
      <a
        href={`mailto:${person.email}`}
        className="wrap-anywhere text-accent underline underline-offset-2"
      >
        {person.email}
      </a>
    </div>
  );
}

function Money({ order }: { order: OrderDetail }) {
  const { lines, currency, totalCents, receivedCents, refundedCents, onItsWayCents } = order;
  const sentBack = refundedCents - onItsWayCents;
  return (
    <dl className="grid gap-2 border-y border-line py-4">
      {lines.map((line) => (
        <Amount key={line.id} label={describeLine(line)}>
          {formatAmount(priceOf(line), currency)}
        </Amount>
      ))}
      <Amount label="Total">
        <strong>{formatAmount(totalCents, currency)}</strong>
      </Amount>
      <Amount label="Received">{formatAmount(receivedCents, currency)}</Amount>
      {onItsWayCents > 0 && (
        <Amount label="On its way back">{formatAmount(-onItsWayCents, currency)}</Amount>
      )}
      {sentBack > 0 && <Amount label="Sent back">{formatAmount(-sentBack, currency)}</Amount>}
    </dl>
  );
}

const describeLine = ({ quantity, name, returnedSeats }: OrderDetail['lines'][number]) =>
  `${quantity} × ${name}${returnedSeats > 0 ? ` (${returnedSeats} given back)` : ''}`;

function Amount({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="wrap-anywhere">{label}</dt>
      <dd className="whitespace-nowrap tabular-nums">{children}</dd>
    </div>
  );
}

interface RefundProps {
  order: OrderDetail;
  onChanged: (changed: OrderDetail) => void;
}

function Refund({ order, onChanged }: RefundProps) {
  const canRefund = useCan('orders.refund');
  const [isOpen, setIsOpen] = useState(false);
  if (!canRefund || listRefundable(order).length === 0) return null;
  if (!isOpen) {
    return (
      <div>
        <Button variant="secondary" onClick={() => setIsOpen(true)}>
          Refund…
        </Button>
      </div>
    );
  }
  return (
    <RefundForm
      order={order}
      onClose={() => setIsOpen(false)}
      onRefunded={(changed) => {
        setIsOpen(false);
        onChanged(changed);
      }}
    />
  );
}
