'use client';

import type { Order } from '@lastseat/contracts';
import { CircleCheck, SearchX } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { actionStyle } from '@/components/ui/action-style';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FormAlert } from '@/components/ui/form-alert';
import { Link } from '@/components/ui/link';
import { formatPrice } from '@/lib/format/format';
import { loadModule } from '@/lib/http/load-module';
import { paths } from '@/lib/http/paths';
import { OrderClock } from './order-clock';
import { OrderNameFields } from './order-name-fields';
import { readOrderToken } from './order-tokens';
import { useOrder } from './use-order';
import { useOrderNames } from './use-order-names';

const OrderTickets = lazy(() =>
  loadModule(() => import('./order-tickets')).then((module) => ({ default: module.OrderTickets })),
);

/** What is held, how long, what it costs; and what became of it. */
export function Checkout({ id }: { id: string }) {
  const { order, complaint, isMissing, underway, act } = useOrder(id);
  if (isMissing) {
    return (
      <EmptyState
        heading="h1"
        icon={SearchX}
        title="There is no such order"
        text="Sign in with the account that it was made with. Made as a guest, it opens in the browser that you used, and by the link of the mail."
      />
    );
  }
  if (order === null) return <p role="status">Loading…</p>;
  const isLive = order.state === 'open' || order.state === 'paying';
  return (
    <div className="mx-auto grid max-w-xl gap-6">
      <h1 className="text-2xl font-bold tracking-tight text-pretty">{titles[order.state]}</h1>
      <FormAlert form={{ formError: complaint, wrongFields: [] }} />
      <article className="grid gap-5 rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-8">
        {isLive && <OrderClock expiresAt={order.expiresAt} />}
        <Lines order={order} />
        {isLive ? <ToPay {...{ order, underway, act }} /> : <Outcome order={order} />}
      </article>
    </div>
  );
}

const titles: Record<Order['state'], string> = {
  open: 'Check out',
  paying: 'Finish your payment',
  paid: 'Paid: the seats are yours',
  expired: 'The time is over',
  cancelled: 'You gave the seats back',
  failed: 'Your money is on its way back',
  refunded: 'Your money was sent back',
};

function Lines({ order }: { order: Order }) {
  const { lines, totalCents, currency } = order;
  return (
    <dl className="grid gap-2">
      {lines.map(({ id, name, quantity, unitPriceCents }) => (
        <div key={id} className="flex justify-between gap-4">
          <dt className="wrap-anywhere">
            {quantity} × {name}
          </dt>
          <dd className="tabular-nums">{formatPrice(quantity * unitPriceCents, currency)}</dd>
        </div>
      ))}
      <div className="flex justify-between gap-4 border-t border-line pt-2 text-lg font-semibold">
        <dt>Total</dt>
        <dd className="tabular-nums">{formatPrice(totalCents, currency)}</dd>
      </div>
    </dl>
  );
}

type ActsProps = Pick<ReturnType<typeof useOrder>, 'underway' | 'act'> & { order: Order };

function ToPay({ order, underway, act }: ActsProps) {
  const names = useOrderNames(order);
  const [isPaying, setIsPaying] = useState(false);
  const pay = async () => {
    if (isPaying) return;
    setIsPaying(true);
    if (await names.check()) await act('pay');
    setIsPaying(false);
  };
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const { currentTarget: form } = event;
        const focusWrong = () => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
        // Once it is said at the fields what is wrong.
        void pay().then(() => requestAnimationFrame(focusWrong));
      }}
    >
      <OrderNameFields {...{ order, names }} />
      <Acts {...{ order, act }} underway={isPaying ? 'pay' : underway} />
    </form>
  );
}

function Acts({ order, underway, act }: ActsProps) {
  return (
    <>
      {order.state === 'paying' && (
        <p role="status" className="text-pretty text-muted">
          Nothing has been paid yet. If you have just paid, the answer is here in a moment. If it
          was declined, try again.
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" isLoading={underway === 'pay'} loadingLabel="Opening…">
          {order.state === 'open' ? 'Pay' : 'Pay again'}
        </Button>
        {order.canExtend && (
          <Button
            variant="secondary"
            isLoading={underway === 'extend'}
            onClick={() => void act('extend')}
          >
            15 more minutes
          </Button>
        )}
        <Button
          variant="secondary"
          isLoading={underway === 'cancel'}
          loadingLabel="Giving back…"
          onClick={() => void act('cancel')}
        >
          Give back
        </Button>
      </div>
    </>
  );
}

function Outcome({ order }: { order: Order }) {
  const { state, lines, eventId, refundedCents, currency } = order;
  const back = formatPrice(refundedCents, currency);
  const isGuest = readOrderToken(order.id) !== null;
  if (state === 'paid' && isGuest) return <PaidByGuest order={order} />;
  return (
    <div role="status" className="grid justify-items-start gap-4">
      {state === 'paid' && <Good>The ticket is on its way by mail.</Good>}
      {state === 'failed' && (
        <p className="text-pretty">
          Your payment came when all seats were gone. {back} goes back the way that it came.
        </p>
      )}
      {state !== 'failed' && refundedCents > 0 && <p>{back} goes back the way that it came.</p>}
      {state === 'paid' ? (
        <Link href={paths.booking(lines[0]!.bookingId)} className={actionStyle}>
          Show the ticket
        </Link>
      ) : (
        <Link href={paths.event(eventId)} className={actionStyle}>
          Back to the event
        </Link>
      )}
    </div>
  );
}

const Good = ({ children }: { children: ReactNode }) => (
  <p className="flex items-center gap-2 font-medium text-pretty text-plenty">
    <CircleCheck className="size-5 shrink-0" aria-hidden="true" /> <span>{children}</span>
  </p>
);

function PaidByGuest({ order }: { order: Order }) {
  const { refundedCents, currency } = order;
  return (
    <div className="grid gap-4">
      <div role="status">
        <Good>
          Here are your tickets. They are on the way by mail too, with a link to show or cancel
          them.
        </Good>
      </div>
      {refundedCents > 0 && (
        <p>{formatPrice(refundedCents, currency)} goes back the way that it came.</p>
      )}
      <Suspense fallback={<p role="status">Loading your tickets…</p>}>
        <OrderTickets order={order} />
      </Suspense>
    </div>
  );
}
