/**
 * The server's clock, as far as a device can know it: the scans of several devices are compared by it. Each
 * answer says what time it was there, at some moment between question and answer: so it narrows what has to
 * be added to the device's own clock.
 */
export interface OffsetRange {
  /** Milliseconds. */
  least: number;
  most: number;
}

/** By the device's clock, but for what the server said: at `earliest` or later, at `latest` or before. */
export interface ClockReading {
  askedAt: number;
  answeredAt: number;
  earliest: number;
  latest: number;
}

export function narrowOffset(known: OffsetRange | null, reading: ClockReading): OffsetRange {
  const read = {
    least: reading.earliest - reading.answeredAt,
    most: reading.latest - reading.askedAt,
  };
  if (known === null) return read;
  const least = Math.max(known.least, read.least);
  const most = Math.min(known.most, read.most);
  // They contradict each other: one of the two clocks was set meanwhile, and the newer reading knows.
  return least <= most ? { least, most } : read;
}

export const offsetOf = ({ least, most }: OffsetRange): number => Math.round((least + most) / 2);
