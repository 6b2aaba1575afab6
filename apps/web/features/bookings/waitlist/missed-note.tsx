import { useHasMissed } from './waitlist.store';

/** Above the button that joins again. */
export function MissedNote({ eventId }: { eventId: string }) {
  if (!useHasMissed(eventId)) return null;
  return (
    <p className="text-sm text-pretty text-muted">
      A seat was kept for you, and the time for it has run out. You can join again, at the end of
      the line.
    </p>
  );
}
