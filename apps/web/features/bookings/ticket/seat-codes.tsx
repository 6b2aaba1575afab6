import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef, useState, type RefObject } from 'react';
import { LargerCode } from './larger-code';
import { TicketCode, type Seat } from './ticket-code';

interface SeatCodesProps {
  /** At least one. */
  seats: readonly Seat[];
  title: string;
}

/** The codes of a booking, one at a time: by a swipe, or by two buttons. */
export function SeatCodes({ seats, title }: SeatCodesProps) {
  const strip = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(0);
  const seat = seats[shown] ?? seats[0];
  if (!seat) return null;
  const show = (index: number) => {
    const width = strip.current?.clientWidth ?? 0;
    strip.current?.scrollTo({ left: index * width });
  };
  return (
    <>
      <AdmitOne />
      <Strip {...{ strip, seats, shown }} onShown={setShown} />
      <p className="sr-only">Booking reference</p>
      <p className="text-xl font-semibold tracking-wider whitespace-nowrap">{seat.reference}</p>
      <SeatName seat={seat} />
      {seats.length > 1 && <Steps {...{ shown, seats }} onShow={show} />}
      <LargerCode seat={seat} title={title} />
    </>
  );
}

export function SeatName({ seat: { name } }: { seat: Seat }) {
  if (!name) return null;
  return (
    <p className="font-semibold wrap-anywhere">
      <span dir="auto">{name}</span>
    </p>
  );
}

/** Where there is room for it. */
export function AdmitOne() {
  return (
    <p className="hidden text-sm font-semibold tracking-[0.2em] uppercase sm:block print:hidden">
      Admit one
    </p>
  );
}

interface StripProps {
  strip: RefObject<HTMLDivElement | null>;
  seats: readonly Seat[];
  /** Counted from 0. */
  shown: number;
  onShown: (index: number) => void;
}

/** Of a hundred codes, those are drawn that a swipe can bring into view. */
function Strip({ strip, seats, shown, onShown }: StripProps) {
  const several = { role: 'group', 'aria-label': 'Codes of the seats', tabIndex: 0 };
  return (
    <div
      ref={strip}
      {...(seats.length > 1 && several)}
      onScroll={({ currentTarget: { scrollLeft, clientWidth } }) => {
        onShown(Math.round(scrollLeft / clientWidth));
      }}
      className="flex size-52 snap-x snap-mandatory [scrollbar-width:none] overflow-x-auto overflow-y-hidden scroll-smooth motion-reduce:scroll-auto sm:size-60"
    >
      {seats.map((seat, index) => (
        <div
          key={seat.number}
          aria-hidden={index !== shown}
          className="size-full shrink-0 snap-center"
        >
          {Math.abs(index - shown) <= 1 && <TicketCode seat={seat} className="size-full" />}
        </div>
      ))}
    </div>
  );
}

interface StepsProps {
  /** Counted from 0. */
  shown: number;
  seats: readonly Seat[];
  onShow: (index: number) => void;
}

function Steps({ shown, seats, onShow }: StepsProps) {
  return (
    <div className="flex items-center gap-2">
      <Step label="Seat before" isEnd={shown === 0} onPress={() => onShow(shown - 1)}>
        <ChevronLeft className="size-5" aria-hidden="true" />
      </Step>
      <p role="status" className="min-w-24 text-sm tabular-nums">
        Seat {shown + 1} of {seats.length}
      </p>
      <Step label="Next seat" isEnd={shown === seats.length - 1} onPress={() => onShow(shown + 1)}>
        <ChevronRight className="size-5" aria-hidden="true" />
      </Step>
    </div>
  );
}

interface StepProps {
  label: string;
  isEnd: boolean;
  onPress: () => void;
  children: React.ReactNode;
}

/** At the end it does nothing, and keeps the focus. */
function Step({ label, isEnd, onPress, children }: StepProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={isEnd || undefined}
      className="inline-flex size-11 items-center justify-center rounded-full text-[#1d4ed8] transition-colors hover:bg-[#e6eefe] aria-disabled:text-[#9aa4b8] aria-disabled:hover:bg-transparent"
      onClick={() => {
        if (!isEnd) onPress();
      }}
    >
      {children}
    </button>
  );
}
