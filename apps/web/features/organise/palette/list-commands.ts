import { can, type MemberAction, type OwnOrganiser } from '@lastseat/contracts';
import { consolePaths } from '@/lib/http/console-paths';
import type { Command } from './rank-commands';

interface CommandsOptions {
  organiser: OwnOrganiser;
  organisers: readonly OwnOrganiser[];
  /** The event that the page is about. */
  eventId: string | null;
}

/** What the palette offers, besides events. */
export function listCommands({ organiser, organisers, eventId }: CommandsOptions): Command[] {
  const { role } = organiser;
  const offered = [
    ...(eventId === null ? [] : listEventPlaces(organiser.slug, eventId)),
    ...listOrganiserPlaces(organiser.slug),
  ].filter(({ needs }) => can(role, needs));
  const others = organisers.filter(({ id }) => id !== organiser.id);
  return [...offered, ...others.map(toSwitch)];
}

/** A command, and what one has to be allowed for it. */
type Place = Command & { needs: MemberAction };

function listEventPlaces(slug: string, id: string): Place[] {
  const place = (label: string, needs: MemberAction, words: string, href: string): Place => {
    return { id: `event-${label}`, group: 'This event', label, words, href, needs };
  };
  return [
    place('Overview', 'statistics.read', 'numbers sold', consolePaths.event(slug, id)),
    place('People', 'roster.read', 'roster guests attendees', consolePaths.roster(slug, id)),
    place('Waitlist', 'roster.read', 'line waiting offer', consolePaths.waitlist(slug, id)),
    place('Orders', 'orders.read', 'money paid refund buyers', consolePaths.orders(slug, id)),
    place('Revenue of this event', 'orders.read', 'money', consolePaths.revenue(slug, id)),
    place('Door list', 'roster.read', 'print paper', consolePaths.doorList(slug, id)),
    place(
      'Edit',
      'events.change',
      'change publish cancel duplicate seats cover',
      consolePaths.editEvent(slug, id),
    ),
    place('Codes', 'events.change', 'promo discount percent', consolePaths.codes(slug, id)),
    place('Preview', 'events.read', 'public page look', consolePaths.previewEvent(slug, id)),
    place('Activity of this event', 'activity.read', 'log', consolePaths.eventActivity(slug, id)),
  ];
}

function listOrganiserPlaces(slug: string): Place[] {
  const place = (label: string, needs: MemberAction, words: string, href: string): Place => {
    return { id: label, group: 'Go to', label, words, href, needs };
  };
  const drafts = consolePaths.events(slug, { status: 'draft' });
  return [
    place('New event', 'events.change', 'create add draft', consolePaths.newEvent(slug)),
    place('Home', 'events.read', 'overview dashboard', consolePaths.home(slug)),
    place('All events', 'events.read', 'list', consolePaths.events(slug)),
    place('Drafts', 'events.change', 'unpublished events', drafts),
    place('Calendar', 'events.read', 'week timetable move classes', consolePaths.calendar(slug)),
    place(
      'Schedule',
      'events.change',
      'series weekly classes holidays categories levels',
      consolePaths.schedule(slug),
    ),
    place('New series', 'events.change', 'weekly class repeat', consolePaths.newSeries(slug)),
    place('Revenue', 'orders.read', 'money payouts sales', consolePaths.organiserRevenue(slug)),
    place('Incidents', 'orders.read', 'money trouble late twice', consolePaths.incidents(slug)),
    place('Invoices', 'invoices.read', 'money bill credit pdf', consolePaths.invoices(slug)),
    place('Members', 'members.read', 'invite team people role', consolePaths.members(slug)),
    place('Activity', 'activity.read', 'history log changes', consolePaths.activity(slug)),
    place('Settings', 'organiser.edit', 'name address slug text', consolePaths.settings(slug)),
  ];
}

function toSwitch({ id, slug, name }: OwnOrganiser): Command {
  const words = 'switch to organiser';
  return { id, group: 'Other organisers', label: name, words, href: consolePaths.home(slug) };
}
