'use client';

import { describeTax, type Order } from '@lastseat/contracts';
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
import { InvoiceButton } from './invoice-button';
import { OrderClock } from './order-clock';
import { OrderNameFields } from './order-name-fields';
import { readOrderToken } from './order-tokens';
import { useOrder } from './use-order';
import { useOrderNames } from './use-order-names';

const OrderTickets = lazy(() =>
  loadModule(() => import('./order-tickets')).then((module) => ({ default: module.OrderTickets })),
);

interface CheckoutProps {
  id: string;
  /** The person has chosen something else just now, and this is what they have. */
  isEarlier?: boolean;
}

/** What is held, how long, what it costs; and what became of it. */
export function Checkout({ id, isEarlier = false }: CheckoutProps) {
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
      <h1 className="text-2xl font-bold tracking-tight text-pretty">{titleOf(order)}</h1>
      <FormAlert form={{ formError: complaint, wrongFields: [] }} />
      <article className="grid gap-5 rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-8">
        {isLive && isEarlier && (
          <p className="text-pretty">
            You hold these seats already. To choose others, give these back first.
          </p>
        )}
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

/** Nobody was to pay anything, with a code. */
const freeTitles: Partial<typeof titles> = {
  open: 'Get your tickets',
  paying: 'Your tickets are on their way',
  paid: 'The seats are yours',
  failed: 'The seats are gone',
  refunded: 'The seats were given back',
};

const titleOf = ({ state, totalCents }: Order): string =>
  (totalCents === 0 ? freeTitles[state] : undefined) ?? titles[state];

/** What it would cost, and what comes off: `€25 − €5 each, by FRIENDS`. */
function describeDiscount(
  { unitPriceCents, discountCents }: Order['lines'][number],
  { currency, promoCode }: Order,
): string {
  const price = formatPrice(unitPriceCents + discountCents, currency);
  return `${price} − ${formatPrice(discountCents, currency)} each, by ${promoCode}`;
}

function Lines({ order }: { order: Order }) {
  const { lines, totalCents, currency, tax } = order;
  return (
    <dl className="grid gap-2">
      {lines.map((line) => (
        <div key={line.id} className="flex justify-between gap-4">
          <dt className="wrap-anywhere">
            {line.quantity} × {line.name}
            {line.discountCents > 0 && (
              <span className="block text-sm text-muted">{describeDiscount(line, order)}</span>
            )}
          </dt>
          <dd className="tabular-nums">
            {formatPrice(line.quantity * line.unitPriceCents, currency)}
          </dd>
        </div>
      ))}
      {tax && !tax.isIncluded && <TaxLine tax={tax} currency={currency} />}
      <div className="flex justify-between gap-4 border-t border-line pt-2 text-lg font-semibold">
        <dt>Total</dt>
        <dd className="tabular-nums">{formatPrice(totalCents, currency)}</dd>
      </div>
      {tax?.isIncluded && <TaxLine tax={tax} currency={currency} />}
    </dl>
  );
}

interface TaxLineProps {
  tax: NonNullable<Order['tax']>;
  currency: string;
}

const TaxLine = ({ tax, currency }: TaxLineProps) => (
  <div className="flex justify-between gap-4 text-sm text-muted">
    <dt>{describeTax(tax)}</dt>
    <dd className="tabular-nums">{formatPrice(tax.cents, currency)}</dd>
  </div>
);

function payLabel({ state, totalCents }: Order): string {
  if (totalCents === 0) return 'Get the tickets';
  return state === 'open' ? 'Pay' : 'Pay again';
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
      {order.state === 'paying' && order.totalCents > 0 && (
        <p role="status" className="text-pretty text-muted">
          Nothing has been paid yet. If you have just paid, the answer is here in a moment. If it
          was declined, try again.
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button
          type="submit"
          isLoading={underway === 'pay'}
          loadingLabel={order.totalCents === 0 ? 'Confirming…' : 'Opening…'}
        >
          {payLabel(order)}
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
  const { state, lines, eventId, totalCents, refundedCents, currency } = order;
  const back = formatPrice(refundedCents, currency);
  const isGuest = readOrderToken(order.id) !== null;
  if (state === 'paid' && isGuest) return <PaidByGuest order={order} />;
  return (
    <div role="status" className="grid justify-items-start gap-4">
      {state === 'paid' && <Good>The ticket is on its way by mail.</Good>}
      {state === 'failed' && totalCents > 0 && (
        <p className="text-pretty">
          Your payment came when all seats were gone. {back} goes back the way that it came.
        </p>
      )}
      {state !== 'failed' && refundedCents > 0 && <p>{back} goes back the way that it came.</p>}
      {state === 'paid' ? (
        lines.map(({ id, bookingId, name }) => (
          <Link key={id} href={paths.booking(bookingId)} className={actionStyle}>
            Show the ticket{lines.length > 1 && `: ${name}`}
          </Link>
        ))
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
      {order.receivedCents > 0 && (
        <div className="justify-self-start">
          <InvoiceButton orderId={order.id} />
        </div>
      )}
    </div>
  );
}
