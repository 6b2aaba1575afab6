'use client';

import { formatInstant } from '../../../lib/format';
import { useTimeZone } from '../../../lib/use-time-zone';

export function EventDate({ startsAt }: { startsAt: string }) {
  const { text, zone } = formatInstant(startsAt, useTimeZone());
  return (
    <time dateTime={startsAt}>
      {text} <span className="text-muted">{zone}</span>
    </time>
  );
}
