import { findTimeErrors, type FieldChange, type FieldError } from '@lastseat/contracts';
import type { ChangeEventCommand } from './booking-command.js';
import { refuse, type Outcome } from './outcome.js';
import type { EditableEvent, EventChange } from './event-state.js';
import { eventChanged } from './facts.js';
import type { Inventory } from './inventory.js';

/** All of the change or nothing. Who saves what another has changed meanwhile is told so first. */
export function decideChangeEvent(command: ChangeEventCommand, inventory: Inventory): Outcome {
  const { editable: event, confirmedTickets, now } = inventory;
  const { heldTickets } = event;
  const { expectedRevision } = command;
  const isOfSeries = expectedRevision === null;
  if (!isOfSeries && event.revision !== expectedRevision) return refuse('stale_revision');
  if (event.status === 'cancelled') return refuse('event_cancelled');
  if (isOfSeries && event.isSeriesChanged) return { kind: 'edited' };
  const change = findDifferences(
    event,
    isOfSeries ? leaveTypes(command.change, event) : command.change,
  );
  if (Object.keys(change).length === 0) return { kind: 'edited' };

  const { startsAt, totalTickets } = change;
  if (startsAt !== undefined && startsAt <= now) return refuse('event_in_the_past');
  if (totalTickets !== undefined && totalTickets < confirmedTickets + heldTickets) {
    return refuse('capacity_below_sold', { numbers: { confirmedTickets, heldTickets } });
  }
  const errors = [...findTimeErrors({ ...event, ...change }), ...findTypeErrors(event, change)];
  if (errors.length > 0) return refuse('invalid_request', { errors });

  const changes = listChanges(event, change);
  // From now on an edit of its series leaves it as somebody wanted it.
  const isByHand = event.seriesId !== null && !isOfSeries;
  inventory.edit(isByHand ? { ...change, isSeriesChanged: true } : change);
  if (event.status !== 'draft') inventory.tell(eventChanged(changes));
  inventory.log(command, { action: 'event.edited', changes });
  return { kind: 'edited' };
}

/** The series knows no types: of an event that is sold by some it leaves alone what they settle. */
function leaveTypes(change: EventChange, { hasTicketTypes }: EditableEvent): EventChange {
  if (!hasTicketTypes) return change;
  const { priceCents: _, waitlistMode: __, ...others } = change;
  return others;
}

/** What the types settle. */
function findTypeErrors({ hasTicketTypes }: EditableEvent, change: EventChange): FieldError[] {
  if (!hasTicketTypes) return [];
  const messages = {
    priceCents: 'The types of tickets have the prices',
    waitlistMode: 'An event that is sold by types has no waitlist',
  };
  return Object.entries(messages)
    .filter(([field]) => field in change)
    .map(([field, message]) => ({ path: [field], message }));
}

/** What of the change is not so already. */
function findDifferences(event: EditableEvent, change: EventChange): EventChange {
  const entries = Object.entries(change) as [keyof EventChange, unknown][];
  const different = entries.filter(
    ([field, value]) => value !== undefined && toJson(value) !== toJson(event[field]),
  );
  return Object.fromEntries(different);
}

function listChanges(event: EditableEvent, change: EventChange): Record<string, FieldChange> {
  const fields = Object.keys(change) as (keyof EventChange)[];
  return Object.fromEntries(
    fields.map((field) => [field, { before: toJson(event[field]), after: toJson(change[field]) }]),
  );
}

/** A field as JSON has it: a time is a text, which can be compared and kept. */
function toJson(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
