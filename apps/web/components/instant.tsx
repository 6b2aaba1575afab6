'use client';

import { formatInstant } from '../lib/format';
import { useTimeZone } from '../lib/use-time-zone';

export function Instant({ at }: { at: string }) {
  const { text, zone } = formatInstant(at, useTimeZone());
  return (
    <time dateTime={at}>
      {text} <span className="text-muted">{zone}</span>
    </time>
  );
}
