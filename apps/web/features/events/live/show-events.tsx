'use client';

import type { EventDetails } from '@lastseat/contracts';
import { useEffect } from 'react';
import type { EventListQuery } from '@/features/events/list/list-query';
import type { TimetableQuery } from '@/features/events/timetable/timetable-query';
import { toEventOnScreen, type EventOnScreen } from './ticket-counts';
import { useTicketCounts } from './ticket-counts.store';

interface ShowEventsProps {
  events: EventOnScreen[];
  query: EventListQuery;
}

/** Tells the store what the server has rendered: these events are watched until others are shown. */
export function ShowEvents({ events, query }: ShowEventsProps) {
  useEffect(() => {
    useTicketCounts.getState().show({ kind: 'list', events, query });
  }, [events, query]);
  return null;
}

interface ShowTimetableProps {
  events: EventOnScreen[];
  slug: string;
  query: TimetableQuery;
}

/** The same for an organiser's week. */
export function ShowTimetable({ events, slug, query }: ShowTimetableProps) {
  useEffect(() => {
    useTicketCounts.getState().show({ kind: 'timetable', events, slug, query });
  }, [events, slug, query]);
  return null;
}

/** The same for the saved events, which the browser has loaded by itself. */
export function ShowSavedEvents({ events }: { events: EventOnScreen[] }) {
  useEffect(() => {
    useTicketCounts.getState().show({ kind: 'saved', events });
  }, [events]);
  return null;
}

/** The same for the page of one event, which is also told how many are watching it. */
export function ShowEvent({ event }: { event: EventDetails }) {
  useEffect(() => {
    useTicketCounts.getState().show({ kind: 'event', events: [toEventOnScreen(event)] });
  }, [event]);
  return null;
}
