import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { organiserEvents, ownOrganisers } from '@/features/organise/api/resources';
import { eventPath } from '@/features/organise/events/event-path';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { readPlace } from '@/features/organise/shell/read-place';
import { useResource } from '@/lib/http/resource';
import { formatWhen } from '@lastseat/contracts';
import { useReader } from '@/lib/react/reader';
import { listCommands } from './list-commands';
import { rankCommands, type Command } from './rank-commands';

const typingPauseMs = 150;
const mostEvents = 6;

/** What there is for the text: commands at once, events as soon as the API has found them. */
export function useCommands(typed: string): Command[] {
  const organiser = useOrganiser();
  const { eventId } = readPlace(usePathname());
  const organisers = useResource(ownOrganisers).data ?? [];
  const events = useFoundEvents(typed);
  const commands = rankCommands(listCommands({ organiser, organisers, eventId }), typed);
  // Who types looks for an event; who does not, for something to do.
  const all = typed.trim() === '' ? [...commands, ...events] : [...events, ...commands];
  return inGroups(all);
}

/** As they stand in the list, group by group, so that the keys go from one to the next. */
function inGroups(commands: readonly Command[]): Command[] {
  const groups = [...new Set(commands.map(({ group }) => group))];
  return groups.flatMap((name) => commands.filter(({ group }) => group === name));
}

function useFoundEvents(typed: string): Command[] {
  const { id, slug, role } = useOrganiser();
  const reader = useReader();
  const search = useSettled(typed.trim().slice(0, 100));
  const query = new URLSearchParams({
    limit: String(mostEvents),
    ...(search === '' ? { period: 'upcoming' } : { search }),
  });
  const found = useResource(organiserEvents, id, query.toString()).data;
  const kept = useLast(found);
  const isAnswer = found !== null && search === typed.trim();
  const events = (kept?.data ?? []).map((event) => ({
    id: event.id,
    group: 'Events',
    label: event.title,
    hint: `${formatWhen(event, reader)} · ${event.venue}`,
    href: eventPath(slug, role, event),
  }));
  // What was found for fewer letters, until the API has answered for these.
  return isAnswer ? events : rankCommands(events, typed);
}

/** The newest that there was: what is being asked for does not empty the list meanwhile. */
function useLast<T>(value: T | null): T | null {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  return value ?? last;
}

/** The text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
