'use client';

import type { OrganiserEvent } from '@lastseat/contracts';
import { EventCover } from '@/features/events/cover/event-cover';
import { EventEditor } from '@/features/organise/editor/event-editor';

/** The two features meet here: the editor of one, the cover of the other. */
export function EditEvent() {
  return <EventEditor Cover={Cover} />;
}

function Cover({ event }: { event: OrganiserEvent }) {
  return <EventCover event={event} size="card" isDimmed={event.status === 'cancelled'} />;
}
