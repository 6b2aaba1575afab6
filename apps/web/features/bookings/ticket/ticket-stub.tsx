import { bookingReference } from '@lastseat/contracts';
import type { ReactNode } from 'react';
import type { TicketBooking } from '@/features/bookings/kept/kept-tickets';
import { explainRefusal } from '@/lib/http/explain-refusal';
import type { Entry } from '@/lib/http/resource';
import { AdmitOne, SeatCodes, SeatName } from './seat-codes';
import { TicketCode, type Seat } from './ticket-code';

interface TicketStubProps {
  booking: TicketBooking;
  codes: Entry<readonly string[]>;
  /** Who comes, of each seat. */
  names?: readonly (string | null)[] | undefined;
  onRetry: () => void;
}

/** The part that is looked at on entry: white in every theme. */
export function TicketStub({ booking, codes, names, onRetry }: TicketStubProps) {
  const reference = bookingReference(booking.id);
  return (
    <Paper className="bg-[white] text-[#0c1631]">
      {codes.data ? (
        <>
          <div className="contents print:hidden">
            <SeatCodes
              seats={listSeats(reference, codes.data, names)}
              title={booking.event.title}
            />
          </div>
          <div className="hidden print:contents">
            <PrintedSeat {...{ booking, names }} codes={codes.data} index={0} />
          </div>
        </>
      ) : (
        <>
          <AdmitOne />
          {codes.failure === null ? (
            <Missing isLoading>Loading…</Missing>
          ) : (
            <Missing isLoading={false}>
              <span>{explainRefusal(codes.failure)}</span>
              <button
                type="button"
                className="min-h-11 font-semibold text-[#1d4ed8]"
                onClick={onRetry}
              >
                Try again
              </button>
            </Missing>
          )}
          <Reference>{reference}</Reference>
          <Room seats={booking.quantity} />
        </>
      )}
    </Paper>
  );
}

/** For what comes below the reference with the codes: nothing moves then. */
function Room({ seats }: { seats: number }) {
  return (
    <div aria-hidden="true" className="print:hidden">
      {seats > 1 && <div className="h-11" />}
      <div className="mt-1 h-11" />
    </div>
  );
}

interface PrintedStubProps {
  booking: TicketBooking;
  codes: readonly string[];
  names?: readonly (string | null)[] | undefined;
  /** Of the seat, counted from 0. */
  index: number;
}

/** Of another seat than the first, which has the screen's ticket. */
export function PrintedStub(props: PrintedStubProps) {
  return (
    <Paper className="bg-[white] text-[#0c1631]">
      <PrintedSeat {...props} />
    </Paper>
  );
}

/** Nothing is pressed on paper. */
function PrintedSeat({ booking, codes, names, index }: PrintedStubProps) {
  const seat = listSeats(bookingReference(booking.id), codes, names)[index];
  if (!seat) return null;
  return (
    <>
      <TicketCode seat={seat} className="size-44" />
      <Reference>{seat.reference}</Reference>
      <SeatName seat={seat} />
      <p className="text-sm">
        {seat.seats === 1 ? 'Admit one' : `Seat ${seat.number} of ${seat.seats}`}
      </p>
    </>
  );
}

/** It opens no door, so it has no code. */
export function VoidStub({ booking, reason }: { booking: TicketBooking; reason: string }) {
  return (
    <Paper className="bg-sunken">
      <p className="text-3xl font-black tracking-[0.2em] text-muted" aria-hidden="true">
        VOID
      </p>
      <p className="mt-3 max-w-xs text-balance text-muted">{reason}</p>
      <p className="mt-4 font-semibold tracking-wider text-muted line-through">
        {bookingReference(booking.id)}
      </p>
    </Paper>
  );
}

const listSeats = (
  reference: string,
  codes: readonly string[],
  names: TicketStubProps['names'],
): Seat[] =>
  codes.map((code, index) => {
    const seat = { reference, number: index + 1, seats: codes.length, code };
    return { ...seat, name: names?.[index] ?? null };
  });

function Reference({ children }: { children: string }) {
  return (
    <>
      <p className="sr-only">Booking reference</p>
      <p className="text-xl font-semibold tracking-wider whitespace-nowrap">{children}</p>
    </>
  );
}

/** As large as the code: nothing moves when it comes. Without it the reference opens the door, more slowly. */
function Missing({ isLoading, children }: { isLoading: boolean; children: ReactNode }) {
  return (
    <div
      role="status"
      className={`flex size-52 flex-col items-center justify-center gap-2 rounded-lg bg-[#eef1f7] p-4 text-sm sm:size-60 ${isLoading ? 'animate-pulse' : ''}`}
    >
      {children}
    </div>
  );
}

/** Torn off along its dashes: below the rest on a phone, to the right of it where there is room. */
function Paper({ className, children }: { className: string; children: ReactNode }) {
  return (
    <div
      className={`relative flex flex-col items-center justify-center border-t-2 border-dashed border-line-strong px-4 py-2 text-center sm:row-span-2 sm:border-t-0 sm:border-l-2 sm:px-6 sm:py-6 print:row-span-2 print:border-t-0 print:border-l-2 print:py-3 ${className}`}
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
