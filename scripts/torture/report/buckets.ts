/** The answers of a run, counted in equal spans of its time. */
import type { Answer } from '../history.js';
import type { TortureRun } from '../run-torture.js';

/** What a plot tells apart, from the best answer to the worst. */
export const BANDS = ['booked', 'cancelled', 'refused', 'busy', 'none'] as const;
export type Band = (typeof BANDS)[number];

export type Bucket = Record<Band, number>;

/** What a guest is told of is a place as well. */
const bandOf = ({ kind }: Answer): Band | undefined =>
  BANDS.find((band) => band === (kind === 'told' ? 'booked' : kind));

export function fillBuckets({ history, startedAt, endedAt }: TortureRun, count: number): Bucket[] {
  const buckets = Array.from({ length: count }, (): Bucket => ({
    booked: 0,
    cancelled: 0,
    refused: 0,
    busy: 0,
    none: 0,
  }));
  const width = (endedAt - startedAt) / count;
  for (const { attempts } of history.wishes) {
    for (const { answer, endedAt: at } of attempts) {
      const bucket = buckets[Math.min(count - 1, Math.floor((at - startedAt) / width))];
      const band = bandOf(answer);
      if (bucket && band) bucket[band] += 1;
    }
  }
  return buckets;
}
