'use client';

import type { BookingWithEvent } from '@lastseat/contracts';
import { useRouter } from 'next/navigation';
import { ConfirmationDialog } from '@/components/ui/confirmation-dialog';
import { VenueTime } from '@/components/ui/venue-time';
import { paths } from '@/lib/http/paths';
import { useReader } from '@/lib/react/reader';
import { signInPath } from '@/lib/session/safe-return-path';
import { runCancel } from './run-cancel';

interface CancelDialogProps {
  /** The dialog is open while there is one. */
  booking: BookingWithEvent | null;
  onClose: () => void;
}

export function CancelDialog({ booking, onClose }: CancelDialogProps) {
  const router = useRouter();
  return (
    <ConfirmationDialog
      isOpen={booking !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      tone="danger"
      title="Cancel this booking?"
      description={booking && <Consequences booking={booking} />}
      confirmLabel="Cancel booking"
      confirmingLabel="Cancelling…"
      cancelLabel="Keep booking"
      onConfirm={async () => {
        if (booking === null) return;
        const { id: bookingId, eventId, event } = booking;
        await runCancel({ bookingId, eventId, eventTitle: event.title }, () => {
          router.push(signInPath(paths.bookings()));
        });
      }}
    />
  );
}

function Consequences({ booking: { event } }: { booking: BookingWithEvent }) {
  const reader = useReader();
  return (
    <>
      Your seat for {event.title} on <VenueTime event={event} reader={reader} /> goes back on sale
      at once, and your ticket stops being valid. You can book again only while seats are left.
    </>
  );
}
