/** What is due of a series, as rows: for scheduled work, for edits, and for the demonstration data. */
import { v7 as newId } from 'uuid';
import type { Transaction } from '../common/database/prisma.service.js';
import { addDays, dayAt, laterOf, type Day } from './domain/days.js';
import { listOccurrences, type Occurrence } from './domain/occurrences.js';
import { toEventFields } from './domain/template.js';
import { insertEvents, type NewEvent } from './series-events.sql.js';
import { readMakingState, type SeriesRow } from './series.sql.js';
import { toRule } from './to-series.js';

/**
 * After `lockSeries`.
 * @param before only what is held before that day; left out: as far as the organiser looks ahead
 * @returns the ids of those that were not there yet
 */
export async function makeDueEvents(
  tx: Transaction,
  series: SeriesRow,
  now: Date,
  before?: Day,
): Promise<string[]> {
  const today = dayAt(now, series.timeZone);
  const { weeksAhead, holidays } = await readMakingState(tx, series.organiserId, today);
  const until = before === undefined ? addDays(today, 7 * weeksAhead) : addDays(before, -1);
  const window = { from: laterOf(today, series.ruleFrom), until };
  return makeEvents(tx, series, now, listOccurrences(toRule(series), holidays, window));
}

/** What has begun is made no more. */
export function makeEvents(
  tx: Transaction,
  series: SeriesRow,
  now: Date,
  occurrences: readonly Occurrence[],
): Promise<string[]> {
  const events = occurrences
    .map((occurrence) => toNewEvent(series, occurrence))
    .filter(({ startsAt }) => startsAt > now);
  return insertEvents(tx, series, events);
}

function toNewEvent(series: SeriesRow, { date, slot, startTime }: Occurrence): NewEvent {
  return {
    ...toEventFields(series, { date, startTime }),
    id: newId(),
    seriesDate: date,
    seriesSlot: slot,
    isSeriesChanged: false,
  };
}
