'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import { Button } from '@/components/ui/button';
import { undoForMs, useBookings, type Undoable } from '@/features/bookings/bookings.store';
import { loadModule } from '@/lib/http/load-module';
import { paths } from '@/lib/http/paths';
import { signInPath } from '@/lib/session/safe-return-path';
import { useSecondsLeft } from './use-seconds-left';

interface UndoButtonProps {
  event: { id: string; title: string };
  /** Before the seat is given back, which takes this button away. */
  onUndo?: () => void;
  /** The id of what has the focus when the button goes with it; the page's content by default. */
  successorId?: string;
}

/** Gives a seat back that was booked a moment ago; nothing once the moment is over. */
export function UndoButton(props: UndoButtonProps) {
  const undoable = useBookings((state) => state.undoable[props.event.id]);
  // With a key of its own, another booking of the same event begins its own ten seconds.
  return undoable && <TimedUndo key={undoable.bookingId} {...props} undoable={undoable} />;
}

function TimedUndo({
  event,
  undoable,
  onUndo,
  successorId = 'content',
}: UndoButtonProps & { undoable: Undoable }) {
  const { bookingId, until } = undoable;
  const secondsLeft = useSecondsLeft(until);
  const router = useRouter();
  const [isUndoing, setIsUndoing] = useState(false);
  const button = useFocusHandover(successorId);
  if (secondsLeft === 0 && !isUndoing) return null;
  const undo = async () => {
    setIsUndoing(true);
    onUndo?.();
    try {
      const { runCancel } = await loadModule(() => import('@/features/bookings/cancel/run-cancel'));
      await runCancel({ bookingId, eventId: event.id, eventTitle: event.title }, () => {
        router.push(signInPath(paths.bookings()));
      });
    } finally {
      setIsUndoing(false);
    }
  };
  return (
    <Button
      ref={button}
      variant="secondary"
      isLoading={isUndoing}
      loadingLabel="Undoing…"
      onClick={() => void undo().catch(() => undefined)}
    >
      <Countdown secondsLeft={secondsLeft} />
      Undo
      <span className="sr-only"> the booking of {event.title}</span>
    </Button>
  );
}

/** Hands the focus on when the button goes while it has it: a ref is let go of just before that. */
function useFocusHandover(successorId: string) {
  return useCallback(
    (button: HTMLButtonElement) => () => {
      if (document.activeElement !== button) return;
      document.getElementById(successorId)?.focus({ preventScroll: true });
    },
    [successorId],
  );
}

/** To be seen only: a number that is read out every second would drown everything else. */
function Countdown({ secondsLeft }: { secondsLeft: number }) {
  return (
    <svg viewBox="0 0 24 24" className="-ml-1 size-6 shrink-0" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="2" transform="rotate(-90 12 12)">
        <circle cx="12" cy="12" r="10.5" className="text-line-strong" />
        <circle
          cx="12"
          cy="12"
          r="10.5"
          // The ring is as long as the whole time, so that what is left of it is the seconds.
          pathLength={undoForMs / 1_000}
          strokeDasharray={undoForMs / 1_000}
          strokeDashoffset={undoForMs / 1_000 - secondsLeft}
          className="text-accent transition-[stroke-dashoffset] duration-1000 ease-linear"
        />
      </g>
      <text
        x="12"
        y="12"
        textAnchor="middle"
        dominantBaseline="central"
        fill="currentColor"
        className="text-[0.6875rem] tabular-nums"
      >
        {secondsLeft}
      </text>
    </svg>
  );
}
