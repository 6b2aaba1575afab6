'use client';

import { CloudOff } from 'lucide-react';
import { useIsOnline } from '@/lib/react/use-is-online';
import { useNow } from '@/lib/react/use-now';
import { useReader } from '@/lib/react/reader';
import { useTimeZone } from '@/lib/react/use-time-zone';
import { describeCheck } from './describe-check';
import type { KeptTickets } from './kept-tickets';

/** How old the tickets are that are shown. */
export function LastCheck({ kept }: { kept: KeptTickets }) {
  const isOnline = useIsOnline();
  const { locale } = useReader();
  const timeZone = useTimeZone();
  const now = useNow();
  if (timeZone === null) return null;
  return (
    <p
      role="status"
      className="mb-4 flex w-fit items-center gap-2 rounded-full bg-gone-soft px-3 py-1 text-sm font-medium text-gone print:hidden"
    >
      <CloudOff className="size-4 shrink-0" aria-hidden="true" />
      Checked {describeCheck(kept.checkedAt, { locale, timeZone, now })},{' '}
      {isOnline ? 'no answer now' : 'offline now'}
    </p>
  );
}
