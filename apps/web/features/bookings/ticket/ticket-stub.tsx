import { bookingReference } from '@lastseat/contracts';
import type { ReactNode } from 'react';
import type { TicketBooking } from '@/features/bookings/kept/kept-tickets';
import { LargerCode } from './larger-code';
import { TicketCode } from './ticket-code';

interface TicketStubProps {
  booking: TicketBooking;
  /** Why it opens no door; null while it does. */
  voidReason: string | null;
}

/** The part that is looked at on entry: white in every theme, and without a code where it opens no door. */
export function TicketStub({ booking, voidReason }: TicketStubProps) {
  const reference = bookingReference(booking.id);
  if (voidReason !== null) {
    return (
      <Paper className="bg-sunken">
        <p className="text-3xl font-black tracking-[0.2em] text-muted" aria-hidden="true">
          VOID
        </p>
        <p className="mt-3 max-w-xs text-balance text-muted">{voidReason}</p>
        <p className="mt-4 font-semibold tracking-wider text-muted line-through">{reference}</p>
      </Paper>
    );
  }
  return (
    <Paper className="bg-[white] text-[#0c1631]">
      <p className="hidden text-sm font-semibold tracking-[0.2em] uppercase sm:block print:block">
        Admit {booking.quantity === 1 ? 'one' : booking.quantity}
      </p>
      <TicketCode reference={reference} className="size-52 sm:size-60 print:size-44" />
      <p className="sr-only">Booking reference</p>
      <p className="text-xl font-semibold tracking-wider whitespace-nowrap">{reference}</p>
      <LargerCode reference={reference} title={booking.event.title} />
    </Paper>
  );
}

/** Torn off along its dashes: below the rest on a phone, to the right of it where there is room. */
function Paper({ className, children }: { className: string; children: ReactNode }) {
  return (
    <div
      className={`relative flex flex-col items-center justify-center border-t-2 border-dashed border-line-strong px-4 py-2 text-center sm:row-span-2 sm:border-t-0 sm:border-l-2 sm:px-6 sm:py-6 print:row-span-2 print:border-t-0 print:border-l-2 ${className}`}
    >
      <Notch className="-top-3 -left-3" />
      <Notch className="-top-3 -right-3 sm:top-auto sm:right-auto sm:-bottom-3 sm:-left-3" />
      {children}
    </div>
  );
}

/** Where the dashes begin and end: punched out of the card, for the eye alone. */
function Notch({ className }: { className: string }) {
  return (
    <span
      aria-hidden="true"
      className={`absolute size-6 rounded-full border border-line bg-canvas print:hidden ${className}`}
    />
  );
}
