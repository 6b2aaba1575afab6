/**
 * What an edit of a series does to its events. The series stays one: its rule and its template are changed
 * in place, and a slot keeps its number. An occurrence is a slot in a week, so the day by which its event is
 * known moves along with the slot, also of those that are cancelled or were changed by hand: none of them is
 * made a second time.
 *
 * What must stay true: no occurrence twice, none that was cancelled comes back, and what somebody changed by
 * hand is left as they wanted it, unless it is held no more.
 */
import type { OrganiserEventStatus } from '@lastseat/contracts';
import { mondayOf, toInstant, weekdayOf, type Day, type Days } from './days.js';
import { isHeldOn, isHoliday, listOccurrences, type Occurrence, type Rule } from './occurrences.js';
import {
  copiedFields,
  timesFrom,
  type CopiedFields,
  type EventTimes,
  type Template,
} from './template.js';

/** An event of the series, as it is. */
export interface SeriesEvent {
  id: string;
  title: string;
  startsAt: Date;
  date: Day;
  /** Null: an extra date. */
  slot: number | null;
  status: OrganiserEventStatus;
  isChangedByHand: boolean;
  confirmedTickets: number;
  heldTickets: number;
}

export interface SeriesState {
  rule: Rule;
  template: Template;
}

export interface Edit {
  before: SeriesState;
  after: SeriesState;
  /** The first day that follows. */
  from: Day;
  /** The rule as it was speaks of this day and later ones. */
  ruleFrom: Day;
  holidays: readonly Days[];
  now: Date;
  /** The last day that events are made of. */
  horizon: Day;
}

export type EventChanges = Partial<CopiedFields & EventTimes>;

interface PlannedEvent {
  event: SeriesEvent;
  action: 'change' | 'cancel' | 'keep';
  changes: EventChanges;
}

export interface EditPlan {
  /** Those whose day in the series is another one then. */
  moved: { id: string; date: Day }[];
  /** Of those that follow and are still to come. */
  events: PlannedEvent[];
  created: Occurrence[];
}

/** @param events all of the series from the Monday before `edit.from` on */
export function planEdit(edit: Edit, events: readonly SeriesEvent[]): EditPlan {
  const dates = new Map(events.map((event) => [event.id, moveDate(edit, event)]));
  const dateOf = ({ id }: SeriesEvent) => dates.get(id)!;
  const isThere = new Set(events.map((event) => keyOf(dateOf(event), event.slot)));
  return {
    moved: events.flatMap((event) =>
      dateOf(event) === event.date ? [] : [{ id: event.id, date: dateOf(event) }],
    ),
    events: events
      .filter((event) => follows(edit, event))
      .map((event) => planEvent(edit, event, dateOf(event))),
    created: listNew(edit).filter(({ date, slot }) => !isThere.has(keyOf(date, slot))),
  };
}

const keyOf = (date: Day, slot: number | null) => `${date} ${slot}`;

const findSlot = ({ rule }: SeriesState, slot: number | null) =>
  rule.slots.find((one) => one.slot === slot);

/** Within its week: two events of a slot never meet on a day. */
function moveDate({ before, after, from }: Edit, { date, slot }: SeriesEvent): Day {
  const moved = findSlot(after, slot);
  if (!moved || moved.weekday === findSlot(before, slot)?.weekday) return date;
  return mondayOf(date) < mondayOf(from) ? date : weekdayOf(mondayOf(date), moved.weekday);
}

function follows({ from, now }: Edit, { date, startsAt, status }: SeriesEvent): boolean {
  return date >= from && startsAt > now && status !== 'cancelled';
}

function planEvent(edit: Edit, event: SeriesEvent, date: Day): PlannedEvent {
  if (isHeldNoMore(edit, event, date)) return { event, action: 'cancel', changes: {} };
  if (event.isChangedByHand) return { event, action: 'keep', changes: {} };
  const changes = listChanges(edit, event, date);
  const isLate = changes.startsAt !== undefined && changes.startsAt <= edit.now;
  if (isLate || Object.keys(changes).length === 0) return { event, action: 'keep', changes: {} };
  return { event, action: 'change', changes };
}

/** By this edit: what an earlier one left as it was is not of the rule as it is now. */
function isHeldNoMore({ before, after, holidays }: Edit, event: SeriesEvent, date: Day): boolean {
  const { slot } = event;
  if (isAfterEnd(after, date) && !isAfterEnd(before, event.date)) return true;
  if (slot === null || !findSlot(before, slot)) return false;
  if (!findSlot(after, slot)) return true;
  const isMovedToHoliday = date !== event.date && isHoliday(date, holidays);
  if (isMovedToHoliday && !event.isChangedByHand) return true;
  return isHeldOn(before.rule, slot, event.date) && !isHeldOn(after.rule, slot, date);
}

const isAfterEnd = ({ rule: { until } }: SeriesState, date: Day) => until !== null && date > until;

/** Only what the edit is about: what an earlier one gave to some of the events stays. */
function listChanges({ before, after }: Edit, event: SeriesEvent, date: Day): EventChanges {
  const changed = copiedFields.filter((field) => before.template[field] !== after.template[field]);
  const copied: EventChanges = Object.fromEntries(
    changed.map((field) => [field, after.template[field]]),
  );
  const sold = event.confirmedTickets + event.heldTickets;
  if (copied.totalTickets !== undefined && copied.totalTickets < sold) copied.totalTickets = sold;
  return { ...copied, ...listTimeChanges({ before, after }, event, date) };
}

function listTimeChanges(
  { before, after }: Pick<Edit, 'before' | 'after'>,
  event: SeriesEvent,
  date: Day,
): Partial<EventTimes> {
  const [old, slot] = [findSlot(before, event.slot), findSlot(after, event.slot)];
  const isSlotMoved = old?.weekday !== slot?.weekday || old?.startTime !== slot?.startTime;
  const isZoneChanged = before.template.timeZone !== after.template.timeZone;
  const isMoved = slot !== undefined && (isSlotMoved || isZoneChanged);
  const isTimed = timingFields.some((field) => before.template[field] !== after.template[field]);
  if (!isMoved && !isTimed) return {};
  const startsAt = isMoved
    ? toInstant(date, slot.startTime, after.template.timeZone)
    : event.startsAt;
  const { startsAt: _, ...others } = timesFrom(startsAt, after.template);
  return isMoved ? { startsAt, ...others } : others;
}

const timingFields = [
  'durationMinutes',
  'saleOpensMinutesBefore',
  'saleClosesMinutesBefore',
  'cancelUntilMinutesBefore',
  'transferUntilMinutesBefore',
  'waitlistClosesMinutesBefore',
] as const;

/** What the rule has from now on. A slot that is new was of no rule before: it is made of every day. */
function listNew({ before, after, from, ruleFrom, holidays, horizon, now }: Edit): Occurrence[] {
  const isNew = (slot: number) => findSlot(before, slot) === undefined;
  return listOccurrences(after.rule, holidays, { from, until: horizon }).filter(
    ({ date, slot, startTime }) =>
      (date >= ruleFrom || isNew(slot)) &&
      toInstant(date, startTime, after.template.timeZone) > now,
  );
}
