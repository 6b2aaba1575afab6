import type { OrderState } from '@lastseat/contracts';

export const stateNames: Record<OrderState, string> = {
  open: 'Checking out',
  paying: 'Paying',
  paid: 'Paid',
  expired: 'Not paid in time',
  cancelled: 'Given back',
  failed: 'No seats left',
  refunded: 'Refunded',
};

const styles: Record<OrderState, string> = {
  open: 'bg-few-soft text-few',
  paying: 'bg-few-soft text-few',
  paid: 'bg-plenty-soft text-plenty',
  expired: 'bg-gone-soft text-gone',
  cancelled: 'bg-gone-soft text-gone',
  failed: 'bg-gone-soft text-gone',
  refunded: 'bg-gone-soft text-gone',
};

export function OrderStateBadge({ state }: { state: OrderState }) {
  return (
    <span
      className={`inline-flex rounded-full px-2.5 py-0.5 text-sm font-medium whitespace-nowrap ${styles[state]}`}
    >
      {stateNames[state]}
    </span>
  );
}
