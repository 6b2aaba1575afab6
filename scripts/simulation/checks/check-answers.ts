/** What an answer promises must be committed when it is given, and stays so. */
import type { BookingCommand } from '../../../apps/api/src/bookings/domain/booking-command.js';
import type { Outcome } from '../../../apps/api/src/bookings/domain/outcome.js';
import type { Committed } from '../database/store.js';
import type { Asked } from '../world/history.js';
import type { Blame } from './check-commit.js';

/** In the instant of the answer. */
export function checkAnswer(
  command: BookingCommand,
  outcome: Outcome,
  committed: Committed,
  blame: Blame,
): void {
  const say = (what: string) => blame(`${command.kind} was answered ${outcome.kind}, and ${what}`);
  if (outcome.kind === 'waiting') {
    const { eventId, id } = outcome.entry;
    if (!committed.WaitlistEntry.has(`${eventId} ${id}`)) say('nobody waits');
    return;
  }
  if (!('booking' in outcome)) return;
  const booking = committed.Booking.get(outcome.booking.id);
  if (booking === undefined) return say('there is no such booking');
  if ('userId' in command && booking.userId !== command.userId) say('it is of somebody else');
  if (outcome.kind === 'cancelled' && booking.status !== 'cancelled') say('it is not cancelled');
  if (outcome.kind === 'booked' && booking.status === 'held') say('it is only held');
}

/** At the end: what was refused was not done, by whichever try. */
export function checkRefusals(
  asked: readonly Asked[],
  { Booking, WaitlistEntry }: Committed,
  blame: Blame,
): void {
  const done = new Set(
    [...Booking.values()].flatMap(({ cancelCommandId, quantityCommandIds }) => [
      ...(cancelCommandId === null ? [] : [cancelCommandId]),
      ...(quantityCommandIds ?? []),
    ]),
  );
  for (const { command, outcome } of asked) {
    if (outcome?.kind !== 'refused') continue;
    // With `busy` nobody knows: the same request finds out.
    if (outcome.code === 'busy') continue;
    const say = () => blame(`${command.kind} was refused with ${outcome.code}, and was done`);
    const makes = command.kind === 'book' || command.kind === 'hold';
    if (makes && Booking.has(command.bookingId)) say();
    if (command.kind === 'confirmHold' && Booking.has(command.lateBookingId)) say();
    if (
      command.kind === 'joinWaitlist' &&
      WaitlistEntry.has(`${command.eventId} ${command.entryId}`)
    ) {
      say();
    }
    if ('commandId' in command && done.has(command.commandId)) say();
  }
}
