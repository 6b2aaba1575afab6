'use client';

import { Eye } from 'lucide-react';
import { useWatchers } from '@/features/events/live/use-live-count';
import { formatCount } from '@/lib/format/format';

/** Not announced: it changes with every visitor, and nobody has to act on it. */
export function Watchers({ eventId }: { eventId: string }) {
  const watchers = useWatchers(eventId);
  return (
    // The line keeps its height, so that nothing jumps when the number arrives.
    <p className="flex min-h-6 items-center gap-2 text-sm text-muted tabular-nums">
      {watchers !== null && (
        <>
          <Eye className="size-4 shrink-0" aria-hidden="true" />
          {watchers <= 1 ? 'Only you are watching now' : `${formatCount(watchers)} watching now`}
        </>
      )}
    </p>
  );
}
