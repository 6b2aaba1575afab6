import type { AffectedEvent, Series } from '@lastseat/contracts';
import type { Rule } from './domain/occurrences.js';
import type { EditPlan, SeriesEvent, SeriesState } from './domain/plan-edit.js';
import type { SeriesRow } from './series.sql.js';

/** What the organiser's members see. */
export function toSeries({ ruleFrom: _, endedAt, createdAt, ...series }: SeriesRow): Series {
  return {
    ...series,
    endedAt: endedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

export const toRule = ({ from, until, intervalWeeks, slots }: SeriesRow): Rule => ({
  from,
  until,
  intervalWeeks,
  slots,
});

export const toState = (series: SeriesRow): SeriesState => ({
  rule: toRule(series),
  template: series,
});

export function toAffected(
  { id, title, startsAt, confirmedTickets, heldTickets }: SeriesEvent,
  action: AffectedEvent['action'],
  newStartsAt?: Date,
): AffectedEvent {
  const isMoved = newStartsAt !== undefined && newStartsAt.getTime() !== startsAt.getTime();
  return {
    id,
    title,
    startsAt: startsAt.toISOString(),
    ...(isMoved && { newStartsAt: newStartsAt.toISOString() }),
    action,
    confirmedTickets,
    heldTickets,
  };
}

/** The events whose people have to know before it is done: another time or place, or none. */
export function listDisturbed({ events }: EditPlan): string[] {
  const isDisturbed = ({ action, changes }: EditPlan['events'][number]) =>
    action === 'cancel' ||
    changes.startsAt !== undefined ||
    changes.venue !== undefined ||
    changes.address !== undefined;
  return events.filter(isDisturbed).map(({ event }) => event.id);
}
