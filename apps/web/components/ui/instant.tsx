'use client';

import { formatInstant } from '@/lib/format/format';
import { useTimeZone } from '@/lib/react/use-time-zone';

export function Instant({ at }: { at: string }) {
  const { text, zone } = formatInstant(at, useTimeZone());
  return (
    <time dateTime={at}>
      {text} <span className="text-muted">{zone}</span>
    </time>
  );
}
