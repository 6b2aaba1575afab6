import type { Booking } from '@lastseat/contracts';

/** Who ended the booking, where it was not the person: with the organiser's words. */
export function CancelledBy({
  booking,
}: {
  booking: Pick<Booking, 'cancelledBy' | 'cancelReason'>;
}) {
  const { cancelledBy, cancelReason } = booking;
  if (cancelledBy !== 'organiser' && cancelledBy !== 'event') return null;
  return (
    <div className="mt-4 rounded-xl bg-last-soft px-4 py-3 text-sm text-last">
      <p className="font-medium">
        {cancelledBy === 'event'
          ? 'The organiser has cancelled this event.'
          : 'The organiser has cancelled this booking.'}
      </p>
      {cancelReason && <p className="mt-1 whitespace-pre-line wrap-anywhere">{cancelReason}</p>}
    </div>
  );
}
