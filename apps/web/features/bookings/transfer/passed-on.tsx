import type { OwnBooking } from '@lastseat/contracts';

/** Where a ticket went, or is to go. */
export function PassedOn({ booking }: { booking: OwnBooking }) {
  const { status, cancelledBy, transfer } = booking;
  const isPassedOn = cancelledBy === 'transfer';
  const isAsked = status === 'confirmed' && transfer?.status === 'pending';
  if (!isPassedOn && !isAsked) return null;
  const who = transfer?.email ?? 'somebody else';
  return (
    <p className="mt-4 rounded-xl bg-accent-soft px-4 py-3 text-sm font-medium wrap-anywhere text-accent">
      {isPassedOn ? `Passed on to ${who}` : `To be passed on: waiting for ${who}`}
    </p>
  );
}
