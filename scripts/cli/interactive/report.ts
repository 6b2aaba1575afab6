import {
  bookingReference,
  type Booking,
  type EventDetails,
  type GuestBooking,
} from '@lastseat/contracts';
import type { Answer } from '../../client/send-request.js';
import { describeBooking, describeGuestBooking } from '../output/describe-booking.js';
import { explainProblem } from '../output/explain-problem.js';
import type { Ui } from './ui.js';

export async function reportBooking(
  ui: Ui,
  event: EventDetails,
  answer: Answer<Booking>,
): Promise<void> {
  const words = answer.ok ? describeBooking(answer.value) : explainProblem(answer.problem);
  await ui.show(event.title, words.split('\n'));
}

export async function reportGuestBooking(
  ui: Ui,
  event: EventDetails,
  answer: Answer<GuestBooking>,
): Promise<void> {
  const words = answer.ok ? describeGuestBooking(answer.value) : explainProblem(answer.problem);
  await ui.show(event.title, words.split('\n'));
}

export async function reportCancellation(ui: Ui, answer: Answer<Booking>): Promise<void> {
  const words = answer.ok
    ? `Cancelled: ${bookingReference(answer.value.id)}`
    : explainProblem(answer.problem);
  await ui.show('Cancel', words.split('\n'));
}
