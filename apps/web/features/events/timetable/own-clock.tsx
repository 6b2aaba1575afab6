'use client';

import { useSyncExternalStore } from 'react';
import { describeClock } from './describe-clock';

interface OwnClockProps {
  /** When events of the week begin, and by how many minutes the venue's clock is ahead of UTC then. */
  starts: readonly { at: string; venueOffset: number }[];
}

const subscribeToNothing = () => () => {};

/** How the reader's own clock stands to the venue's: nothing where both show the same. */
export function OwnClock({ starts }: OwnClockProps) {
  const text = useSyncExternalStore(
    subscribeToNothing,
    () => describeClock(starts.map(({ at, venueOffset }) => findOwnOffset(at) - venueOffset)),
    () => null,
  );
  return text && `Your clock is ${text}.`;
}

/** The browser's own answer needs no zone data. */
const findOwnOffset = (at: string) => -new Date(at).getTimezoneOffset();
