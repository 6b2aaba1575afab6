/** What happens, in short lines: ids get names by their first coming, so that two runs of a seed read alike. */
import type { BookingCommand } from '../../../apps/api/src/bookings/domain/booking-command.js';
import type { View } from '../database/store.js';

export class Names {
  private readonly known = new Map<string, string>();

  of(kind: string, id: string): string {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const name = `${kind}${this.known.size + 1}`;
    this.known.set(id, name);
    return name;
  }
}

export function describeCommand(command: BookingCommand, names: Names): string {
  const parts = [
    command.kind,
    names.of('event-', command.eventId),
    ...('userId' in command ? [names.of('person-', command.userId)] : []),
    ...('bookingId' in command ? [names.of('booking-', command.bookingId)] : []),
    ...('quantity' in command ? [`× ${command.quantity}`] : []),
  ];
  return parts.join(' ');
}

/** In a word or two. */
export function describeSaid(said: { value: unknown } | { error: unknown } | 'no answer'): string {
  if (said === 'no answer') return said;
  if ('error' in said) return String(said.error);
  const { value } = said;
  if (typeof value !== 'object' || value === null) return 'done';
  if ('code' in value) return `refused, ${String(value.code)}`;
  const word = 'kind' in value ? value.kind : 'state' in value ? value.state : 'done';
  return String(word);
}

/** Of a transaction that is being committed. */
export function describeChange(view: View, names: Names): string[] {
  const events = view.listChanges('Event').map(({ after }) => {
    const { id, version, remainingTickets, heldTickets, waitingCount } = after!;
    const counts = `${remainingTickets} left, ${heldTickets} held, ${waitingCount} wait`;
    return `commits ${names.of('event-', id)} version ${version}: ${counts}`;
  });
  const bookings = view.listChanges('Booking').map(({ before, after }) => {
    const { id, userId, status, quantity } = after!;
    const who = `${names.of('booking-', id)} of ${names.of('person-', userId)}`;
    return `commits ${who}: ${before?.status ?? 'none'} → ${status} × ${quantity}`;
  });
  const orders = view.listChanges('Order').map(({ before, after }) => {
    const { id, state, session } = after!;
    return `commits ${names.of('order-', id)}: ${before?.state ?? 'none'} → ${state}, ${session}`;
  });
  return [...events, ...bookings, ...orders];
}
