import type { OwnBooking } from '@lastseat/contracts';

/** Who ended the booking, where it was not the person: with the organiser's words. */
export function CancelledBy({ booking }: { booking: OwnBooking }) {
  const { cancelledBy, cancelReason, event } = booking;
  if (cancelledBy !== 'organiser' && cancelledBy !== 'event') return null;
  // Of a whole event the reason is said once, with the event.
  const reason = cancelReason ?? event.cancelReason;
  return (
    <div className="mt-4 rounded-xl bg-last-soft px-4 py-3 text-sm text-last">
      <p className="font-medium">
        {cancelledBy === 'event'
          ? 'The organiser has cancelled this event.'
          : 'The organiser has cancelled this booking.'}
      </p>
      {reason && <p className="mt-1 whitespace-pre-line wrap-anywhere">{reason}</p>}
    </div>
  );
}
