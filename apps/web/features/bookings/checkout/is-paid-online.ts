import type { EventDetails } from '@lastseat/contracts';

type Paid = Pick<EventDetails, 'payment' | 'priceCents'>;

/** Whether a seat is somebody's only once it is paid here. */
export const isPaidOnline = ({ payment, priceCents }: Paid): boolean =>
  payment === 'online' && priceCents > 0;

/** Whether several types can be had by one press, because some of them are paid here. */
export const takesSeveralTypes = (
  { payment }: Pick<Paid, 'payment'>,
  types: readonly Pick<Paid, 'priceCents'>[] | null,
): boolean =>
  types !== null && types.length > 1 && types.some((type) => isPaidOnline({ ...type, payment }));
