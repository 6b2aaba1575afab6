'use client';

import { Heart } from 'lucide-react';
import { useSavedEvents } from './saved-events.store';
import { useSavedIds } from './use-saved-ids';

interface SaveButtonProps {
  event: { id: string; title: string };
  className?: string;
}

/** A heart that is full when the event is kept in mind. Not seen until the saved ones are known, which takes a script. */
export function SaveButton({ event, className = '' }: SaveButtonProps) {
  const ids = useSavedIds();
  const toggle = useSavedEvents((state) => state.toggle);
  const isSaved = ids?.includes(event.id) ?? false;
  return (
    <button
      type="button"
      aria-pressed={isSaved}
      aria-label={`Save ${event.title}`}
      disabled={ids === null}
      className={`flex size-11 items-center justify-center rounded-full border border-line bg-surface text-ink shadow-card transition-colors hover:text-last aria-pressed:text-last disabled:invisible ${className}`}
      onClick={() => {
        toggle(event.id);
      }}
    >
      <Heart className={`size-5 ${isSaved ? 'fill-current' : ''}`} aria-hidden="true" />
    </button>
  );
}
