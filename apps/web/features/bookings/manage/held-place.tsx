import type { ManagedBooking } from '@lastseat/contracts';
import { Button } from '@/components/ui/button';
import { WhenAndWhere } from '@/components/ui/when-and-where';
import { useNow } from '@/lib/react/use-now';
import { useReader } from '@/lib/react/reader';
import type { ManageAction } from './use-managed';

interface HeldPlaceProps {
  booking: ManagedBooking;
  /** What is being done. */
  underway: ManageAction | null;
  onAct: (action: ManageAction) => void;
}

/** What a guest still has to confirm, while it is held and after. */
export function HeldPlace({ booking, underway, onAct }: HeldPlaceProps) {
  const { event, status } = booking;
  const reader = useReader();
  const minutesLeft = useMinutesLeft(booking);
  const isHeld = minutesLeft > 0;
  return (
    <article className="rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-8">
      <h1 className="text-2xl font-bold tracking-tight text-pretty wrap-anywhere">{event.title}</h1>
      <WhenAndWhere event={event} reader={reader} size="page" className="mt-4" />
      <p className="mt-5 font-medium text-pretty">
        {isHeld ? sayHeld(booking, minutesLeft) : timeIsOver}
      </p>
      <div className="mt-5 grid gap-3 sm:flex">
        <Button
          isLoading={underway === 'confirm'}
          loadingLabel="Confirming…"
          onClick={() => onAct('confirm')}
        >
          {isHeld ? 'Confirm' : 'Book it now'}
        </Button>
        {status === 'held' && (
          <Button
            variant="secondary"
            isLoading={underway === 'cancel'}
            loadingLabel="Letting go…"
            onClick={() => onAct('cancel')}
          >
            Let it go
          </Button>
        )}
      </div>
    </article>
  );
}

const timeIsOver =
  'The time to confirm is over, and everybody could book the place again. If one is still free, you can have it.';

function sayHeld({ quantity }: ManagedBooking, minutesLeft: number): string {
  const seats = quantity === 1 ? 'Your seat is' : `Your ${quantity} seats are`;
  return `${seats} held for ${minutesLeft} more ${minutesLeft === 1 ? 'minute' : 'minutes'}.`;
}

function useMinutesLeft({ expiresAt }: ManagedBooking): number {
  const now = useNow();
  return expiresAt === null ? 0 : Math.ceil((Date.parse(expiresAt) - now.getTime()) / 60_000);
}
