import type { Fact } from '@lastseat/contracts';
import type { BookingContent, EventContent } from '../content/booking-content.js';
import type { Change, Letter } from '../template/letter.js';
import { calendarFile, cover, eventFacts, writePlace, writeWhen } from './event-blocks.js';
import type { LetterContext } from './booking-letters.js';

type FactChange = Extract<Fact, { type: 'event.changed' }>['changed'][number];

/** The lines of a mail, and the fields of an event that each is made of. */
const lines = {
  Title: { fields: ['title'], write: ({ title }: EventContent) => title },
  When: { fields: ['startsAt', 'endsAt', 'timeZone'], write: writeWhen },
  Where: { fields: ['venue', 'address'], write: writePlace },
  // Many come for who leads it.
  'Led by': { fields: ['host'], write: ({ host }: EventContent) => host ?? 'not said' },
} as const;

const mailedFields: readonly string[] = Object.values(lines).flatMap(({ fields }) => fields);

/** Whether somebody who wants to come has to know. */
export const isWorthMail = (changed: readonly FactChange[]): boolean =>
  changed.some(({ field }) => mailedFields.includes(field));

/** The event as it was before, as far as the change says; the rest is as it is now. */
export function describeChanges(changed: readonly FactChange[], event: EventContent): Change[] {
  const before = { ...event };
  const after = { ...event };
  for (const change of changed) {
    Object.assign(before, { [change.field]: change.before });
    Object.assign(after, { [change.field]: change.after });
  }
  return Object.entries(lines)
    .map(([label, { write }]) => ({ label, before: write(before), after: write(after) }))
    .filter((line) => line.before !== line.after);
}

/** @param changes at least one */
export function eventChanged(
  booking: BookingContent,
  changes: readonly Change[],
  { links, now }: LetterContext,
): Letter {
  const { event, person } = booking;
  return {
    subject: `Changed: ${event.title}`,
    preview: changes.map(({ label, after }) => `${label}: ${after}`).join('. '),
    blocks: [
      cover(event, links),
      { kind: 'heading', text: `${event.title} has changed` },
      {
        kind: 'paragraph',
        text: `Hello ${person.name}, the organiser has changed this event. Your booking stays as it is.`,
      },
      { kind: 'changes', changes },
      { kind: 'paragraph', text: 'As it is now:' },
      eventFacts(event),
      { kind: 'button', label: 'Show or cancel the booking', url: links.booking(booking.id) },
    ],
    reason: 'You get this mail because you have a booking with Lastseat.',
    attachments: [calendarFile(booking, links, now)],
  };
}
