/** What an organiser does to the types that an event is sold by. */
import { findTicketTypeErrors, maxTicketTypes, type FieldChange } from '@lastseat/contracts';
import { refuse, type Outcome, type Refused } from './outcome.js';
import { eventChanged } from './facts.js';
import type { Inventory } from './inventory.js';
import type {
  AddTicketTypeCommand,
  ChangeTicketTypeCommand,
  RemoveTicketTypeCommand,
  TicketTypeCommand,
} from './ticket-type-command.js';
import type { TicketTypeFields, TicketTypeState } from './ticket-types.js';

/** The first one of an event that nobody has booked or waits for: so of every booking one knows of what type it is. */
export function decideAddTicketType(command: AddTicketTypeCommand, inventory: Inventory): Outcome {
  const { eventId, typeId: id, fields } = command;
  const { editable: event, confirmedTickets, line, ticketTypes } = inventory;
  if (event.status === 'cancelled') return refuse('event_cancelled');
  const types = ticketTypes.list();
  if (types.length >= maxTicketTypes) return refuse('too_many_ticket_types');
  if (types.length === 0 && confirmedTickets + event.heldTickets > 0) {
    return refuse('event_has_bookings');
  }
  if (types.length === 0 && line.length > 0) return refuse('people_are_waiting');
  const position = Math.max(0, ...types.map((type) => type.position)) + 1;
  const added = { ...fields, id, eventId, position, takenTickets: 0, wasBooked: false };
  const wrong = findWrong(added);
  if (wrong !== null) return wrong;

  ticketTypes.add(added);
  finish(command, inventory, {
    action: 'ticket_type.added',
    changes: { name: { before: null, after: added.name } },
  });
  return { kind: 'edited' };
}

export function decideChangeTicketType(
  command: ChangeTicketTypeCommand,
  inventory: Inventory,
): Outcome {
  const type = inventory.ticketTypes.find(command.typeId);
  if (!type) return refuse('ticket_type_not_found');
  if (inventory.event.status === 'cancelled') return refuse('event_cancelled');
  const changes = listChanges(type, command.change);
  if (Object.keys(changes).length === 0) return { kind: 'edited' };
  const changed = { ...type, ...command.change };
  if (changed.capacity !== null && changed.capacity < type.takenTickets) {
    return refuse('capacity_below_sold', { numbers: { takenTickets: type.takenTickets } });
  }
  const wrong = findWrong(changed);
  if (wrong !== null) return wrong;

  inventory.ticketTypes.edit(type.id, command.change);
  const name = changes['name'] ?? { before: type.name, after: type.name };
  finish(command, inventory, { action: 'ticket_type.edited', changes: { ...changes, name } });
  return { kind: 'edited' };
}

/** One that was booked stays, also when all of its bookings are cancelled: they say what they were of. */
export function decideRemoveTicketType(
  command: RemoveTicketTypeCommand,
  inventory: Inventory,
): Outcome {
  const type = inventory.ticketTypes.find(command.typeId);
  if (!type) return refuse('ticket_type_not_found');
  if (type.wasBooked || type.takenTickets > 0) return refuse('event_has_bookings');

  inventory.ticketTypes.remove(type.id);
  finish(command, inventory, {
    action: 'ticket_type.removed',
    changes: { name: { before: type.name, after: null } },
  });
  return { kind: 'edited' };
}

function findWrong(type: TicketTypeState): Refused | null {
  const errors = findTicketTypeErrors(type);
  return errors.length > 0 ? refuse('invalid_request', { errors }) : null;
}

/** What is not so already. */
function listChanges(
  type: TicketTypeState,
  change: Partial<TicketTypeFields>,
): Record<string, FieldChange> {
  const fields = Object.keys(change) as (keyof TicketTypeFields)[];
  const compared = fields.map((field) => {
    const [before, after] = [toJson(type[field]), toJson(change[field])];
    return [field, { before, after }] as const;
  });
  return Object.fromEntries(compared.filter(([, { before, after }]) => before !== after));
}

/** A code is a secret: the log, and who is told of a change, hear only that there is one. */
function withoutCode({ accessCode, ...changes }: Record<string, FieldChange>) {
  if (!accessCode) return changes;
  const hide = (code: unknown) => (code === null ? null : '…');
  const hidden = { before: hide(accessCode.before), after: hide(accessCode.after) };
  return { ...changes, accessCode: hidden };
}

type Logged = Parameters<Inventory['log']>[1];

/** What follows for the event itself: how it is sold, and the price from which on. */
function finish(
  command: TicketTypeCommand,
  inventory: Inventory,
  { action, changes }: Logged,
): void {
  const { editable: event, ticketTypes } = inventory;
  const types = ticketTypes.list();
  const hasTicketTypes = types.length > 0;
  const prices = types.filter(({ accessCode }) => accessCode === null).map((one) => one.priceCents);
  const priceCents = prices.length > 0 ? Math.min(...prices) : event.priceCents;
  // A line would have to know of what type each free seat is.
  const waitlistMode = hasTicketTypes ? 'off' : event.waitlistMode;
  const change = { hasTicketTypes, priceCents, waitlistMode };
  const isChanged =
    hasTicketTypes !== event.hasTicketTypes ||
    priceCents !== event.priceCents ||
    waitlistMode !== event.waitlistMode;
  if (isChanged) inventory.edit(change);
  const shown = withoutCode(changes);
  if (event.status !== 'draft') {
    const { name } = changes;
    inventory.tell(eventChanged({ ticketTypes: name! }));
  }
  inventory.log(command, { action, changes: shown });
}

/** A field as JSON has it. */
const toJson = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);
