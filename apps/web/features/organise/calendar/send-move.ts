import type { OrganiserEvent } from '@lastseat/contracts';
import { changeEvent, countPeople } from '@/features/organise/api/events-api';
import { changeSeries, getSeries } from '@/features/organise/api/series-api';
import type { Effects } from '@/features/organise/series/review/effects';
import type { Consent } from '@/features/organise/series/review/use-review';
import { moveEvent, moveSlot } from './move-event';
import type { Place } from './place';

/** This class alone, it and the later ones of its time of the week, or all that are ahead. */
export type MoveScope = 'this' | 'following' | 'all';

export interface MoveWish {
  event: OrganiserEvent;
  place: Place;
  scope: MoveScope;
}

/** Says what a move does, or does it. */
export async function sendMove(wish: MoveWish, consent: Consent): Promise<Effects> {
  const { event, place, scope } = wish;
  if (scope === 'this') return moveOne(event, place, consent);
  const { seriesId, seriesSlot } = event;
  if (seriesId === null || seriesSlot === null) throw new Error('It is of no series');
  const series = await getSeries(seriesId);
  return changeSeries(seriesId, series.revision, {
    scope,
    ...(scope === 'following' && { eventId: event.id }),
    changes: moveSlot(series, seriesSlot, place),
    ...consent,
  });
}

/** An edit like any other, which names the revision that the person has seen. */
async function moveOne(
  event: OrganiserEvent,
  place: Place,
  { isDryRun }: Consent,
): Promise<Effects> {
  const { id, title, startsAt, confirmedTickets, heldTickets } = event;
  const change = moveEvent(event, place);
  const affectedPeople = await countPeople(id);
  if (!isDryRun) await changeEvent(id, event.revision, change);
  const moved = { id, title, startsAt, newStartsAt: change.startsAt, action: 'change' } as const;
  return { events: [{ ...moved, confirmedTickets, heldTickets }], affectedPeople };
}
