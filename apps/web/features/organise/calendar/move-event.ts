import type { ChangeEventInput, OrganiserEvent, Series, SeriesChanges } from '@lastseat/contracts';
import { Temporal } from 'temporal-polyfill';
import { weekdayOf, writeTime, type Place } from './place';

type MovableEvent = Pick<
  OrganiserEvent,
  | 'startsAt'
  | 'endsAt'
  | 'saleOpensAt'
  | 'saleClosesAt'
  | 'cancelUntil'
  | 'transferUntil'
  | 'timeZone'
>;

/**
 * The change that moves an event there: all its times by the same step. A time that the clocks leave out
 * is the one that they show in its place.
 */
export function moveEvent(event: MovableEvent, place: Place): ChangeEventInput {
  const start = findInstant(place, event.timeZone);
  const step = start - Date.parse(event.startsAt);
  const move = (at: string) => new Date(Date.parse(at) + step).toISOString();
  const { endsAt, saleOpensAt, saleClosesAt, cancelUntil, transferUntil } = event;
  return {
    startsAt: new Date(start).toISOString(),
    ...(endsAt !== null && { endsAt: move(endsAt) }),
    ...(saleOpensAt !== null && { saleOpensAt: move(saleOpensAt) }),
    ...(saleClosesAt !== null && { saleClosesAt: move(saleClosesAt) }),
    ...(cancelUntil !== null && { cancelUntil: move(cancelUntil) }),
    ...(transferUntil !== null && { transferUntil: move(transferUntil) }),
  };
}

function findInstant({ date, minutes }: Place, timeZone: string): number {
  const wall = Temporal.PlainDateTime.from(`${date}T${writeTime(minutes)}`);
  return wall.toZonedDateTime(timeZone).epochMilliseconds;
}

/** The change of a series that moves one of its times of the week there. */
export function moveSlot(
  { slots }: Pick<Series, 'slots'>,
  slot: number,
  place: Place,
): SeriesChanges {
  const there = { weekday: weekdayOf(place.date), startTime: writeTime(place.minutes) };
  return { slots: slots.map((one) => (one.slot === slot ? { slot, ...there } : one)) };
}
