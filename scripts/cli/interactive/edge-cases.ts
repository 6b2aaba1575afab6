/** What somebody tries who wants to see whether it holds: the API's own answers, told step by step. */
import type { EventDetails, GuestBooking } from '@lastseat/contracts';
import { randomUUID } from 'node:crypto';
import type { Answer } from '../../client/send-request.js';
import { valueOf, type Api } from '../api.js';
import { explainProblem } from '../output/explain-problem.js';

export interface EdgeCase {
  label: string;
  /** Which events it can be tried with. */
  find: (api: Api) => Promise<readonly EventDetails[]>;
  /** @returns what was done, and what was answered */
  attempt: (api: Api, event: EventDetails) => Promise<string[]>;
}

const listEvents = async (api: Api, period: string) =>
  valueOf(await api.listEvents({ period, limit: '50' })).data;

/** An address that nobody has, of a domain that is nobody's. */
const inventGuest = () => ({
  email: `guest-${randomUUID().slice(0, 8)}@example.com`,
  name: 'A Guest',
});

function tellAnswer(who: string, answer: Answer<GuestBooking>): string {
  return answer.ok
    ? `${who}: ${answer.value.status}.`
    : `${who}: refused with ${answer.problem.status}. ${explainProblem(answer.problem)}`;
}

export const edgeCases: readonly EdgeCase[] = [
  {
    label: 'Book a full class',
    find: async (api) =>
      (await listEvents(api, 'upcoming')).filter(({ remainingTickets }) => remainingTickets === 0),
    attempt: async (api, { id }) => {
      const guest = inventGuest();
      return [tellAnswer(guest.email, await api.bookAsGuest(id, 1, guest))];
    },
  },
  {
    label: 'Book twice with the same e-mail',
    find: async (api) =>
      (await listEvents(api, 'upcoming')).filter(({ remainingTickets }) => remainingTickets > 1),
    attempt: async (api, { id }) => {
      const guest = inventGuest();
      // At once, so that they meet. Both are told the same, or a stranger would learn who comes: the count says it.
      const answers = await Promise.all([1, 2].map(() => api.bookAsGuest(id, 1, guest)));
      const told = answers.map((answer, index) =>
        tellAnswer(`${guest.email}, try ${index + 1}`, answer),
      );
      const { remainingTickets } = valueOf(await api.getEvent(id));
      return [...told, `${remainingTickets} left now.`];
    },
  },
  {
    label: 'Book a class that has begun',
    find: (api) => listEvents(api, 'past'),
    attempt: async (api, { id }) => {
      const guest = inventGuest();
      return [tellAnswer(guest.email, await api.bookAsGuest(id, 1, guest))];
    },
  },
];
