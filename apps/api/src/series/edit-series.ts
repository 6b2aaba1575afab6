/** A series as it is after an edit, and what of its events an edit is about. */
import type { SeriesChanges } from '@lastseat/contracts';
import { ProblemError } from '../common/http/problems/problem.js';
import type { Slot } from './domain/occurrences.js';
import type { SeriesRow } from './series.sql.js';
import { findSeriesErrors, withoutUndefined } from './series-input.js';

/**
 * @param lastSlot the highest number that a slot of the series ever had
 * @throws ProblemError `invalid_request` (with `errors`)
 */
export function applyChanges(
  series: SeriesRow,
  { slots, ...changes }: SeriesChanges,
  lastSlot: number,
): SeriesRow {
  const after = {
    ...series,
    ...withoutUndefined(changes),
    slots: slots === undefined ? series.slots : numberSlots(series.slots, slots, lastSlot),
  };
  const errors = findSeriesErrors(after);
  if (errors.length > 0) throw new ProblemError('invalid_request', undefined, { errors });
  return after;
}

/** New ones get numbers that none has had. */
function numberSlots(
  before: readonly Slot[],
  given: readonly (Omit<Slot, 'slot'> & { slot?: number | undefined })[],
  lastSlot: number,
): Slot[] {
  const kept = given.flatMap(({ slot }) => slot ?? []);
  const unknown = kept.filter(
    (slot, index) => kept.indexOf(slot) !== index || !before.some((one) => one.slot === slot),
  );
  if (unknown.length > 0) {
    const message = `The series has no slot ${unknown[0]}, or it is named twice`;
    const errors = [{ path: ['changes', 'slots'], message }];
    throw new ProblemError('invalid_request', undefined, { errors });
  }
  let next = lastSlot;
  return given.map(({ slot, weekday, startTime }) => ({
    slot: slot ?? ++next,
    weekday,
    startTime,
  }));
}
