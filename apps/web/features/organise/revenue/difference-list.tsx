import {
  bookingReference,
  formatAmount,
  type MoneyDifference,
  type ReconciledOrder,
} from '@lastseat/contracts';
import { Link } from '@/components/ui/link';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { consolePaths } from '@/lib/http/console-paths';

/** Orders of which the two sides say something else. */
export function DifferenceList({ orders }: { orders: readonly ReconciledOrder[] }) {
  return (
    <section>
      <h3 className="text-lg font-semibold tracking-tight">Differences</h3>
      <ul className="mt-3 divide-y divide-line rounded-2xl border border-line bg-surface shadow-card">
        {orders.map((order) => (
          <Differing key={order.orderId} order={order} />
        ))}
      </ul>
    </section>
  );
}

const answers: Record<ReconciledOrder['answer'], string | null> = {
  compared: null,
  unknown: 'The provider does not know this order. Was it made with other keys?',
  elsewhere: 'It was paid at a provider that is not set up any more, so it could not be compared.',
};

function Differing({ order }: { order: ReconciledOrder }) {
  const { slug } = useOrganiser();
  const { id } = useOrganiserEvent();
  const { orderId, personName, answer, differences } = order;
  const reference = bookingReference(orderId);
  return (
    <li className="px-4 py-3 sm:px-6">
      <p className="wrap-anywhere">
        <Link
          href={consolePaths.orders(slug, id, { search: reference })}
          className="font-mono text-sm font-semibold whitespace-nowrap text-accent underline underline-offset-4"
        >
          {reference}
        </Link>{' '}
        {personName}
      </p>
      {answers[answer] !== null && <p className="text-sm text-muted">{answers[answer]}</p>}
      <ul className="text-sm">
        {differences.map((difference) => (
          <li key={`${difference.kind} ${difference.reference}`} className="wrap-anywhere">
            {describe(difference)}
          </li>
        ))}
      </ul>
    </li>
  );
}

function describe({ kind, reference, currency, oursCents, theirsCents }: MoneyDifference): string {
  const side = (cents: number | null) =>
    cents === null ? 'nothing' : formatAmount(cents, currency);
  const what = kind === 'payment' ? 'Payment' : 'Refund';
  return `${what} ${reference}: here ${side(oursCents)}, at the provider ${side(theirsCents)}`;
}
