// node --import tsx visit.ts <web URL> <email> <password>: what a person does first. Opens the page, logs
// in, books a seat, and finds it among the bookings. Prints how many there are now. A program of its own,
// since it may have to run in the network of the machine that is tried.
import { ApiClient } from '../race/api-client.js';
import { describeError, Failure } from '../runner/failure.js';

async function openFirstPage(webUrl: string): Promise<void> {
  const answer = await fetch(webUrl);
  const page = await answer.text();
  if (!answer.ok || !page.includes('<title>')) {
    throw new Failure(`The first page was answered with ${answer.status}:\n${page.slice(0, 500)}`);
  }
}

/** Of an event that nothing has to be paid for, and of which this person has no seat. */
async function bookASeat(api: ApiClient, token: string): Promise<string> {
  const refusals: string[] = [];
  const events = await api.listUpcomingEvents();
  for (const event of events.filter(({ remainingTickets }) => remainingTickets > 0)) {
    const answer = await api.book(token, event.id);
    if (answer.ok) return answer.value.id;
    refusals.push(`${event.title}: ${answer.problem.code}`);
  }
  throw new Failure(`None of ${events.length} events has a seat to book: ${refusals.join(', ')}`);
}

async function visit([webUrl = '', email = '', password = '']: readonly string[]) {
  await openFirstPage(webUrl);
  const api = new ApiClient(webUrl);
  const { accessToken } = await api.logIn({ email, password });
  const booked = await bookASeat(api, accessToken);
  const bookings = await api.listBookings(accessToken);
  if (!bookings.some(({ id }) => id === booked)) throw new Failure('The booking is not there.');
  console.log(`${bookings.length} bookings`);
}

try {
  await visit(process.argv.slice(2));
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
