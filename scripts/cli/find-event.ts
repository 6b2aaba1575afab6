import { idSchema, type EventDetails } from '@lastseat/contracts';
import { Failure } from '../runner/failure.js';
import { valueOf, type Api } from './api.js';

/** The id that the words are, or that of the event to come with this title. */
export async function findEventId(api: Api, words: string): Promise<string> {
  const id = idSchema.safeParse(words);
  return id.success ? id.data : (await findEvent(api, words)).id;
}

/** As many as one page has: of what is called the same, nobody reads more. */
const LIMIT = '50';

/**
 * The event by its id, or by its whole title among those to come.
 * @throws {Failure} where none has the title, or several have
 */
export async function findEvent(api: Api, words: string): Promise<EventDetails> {
  const id = idSchema.safeParse(words);
  if (id.success) return valueOf(await api.getEvent(id.data));
  const query = { search: words, period: 'upcoming', limit: LIMIT };
  const { data } = valueOf(await api.listEvents(query));
  // The search forgives misspellings; what is booked must not be a guess.
  const called = data.filter(({ title }) => isSameText(title, words));
  const [only, another] = called;
  if (only === undefined) throw new Failure(`No event to come is called "${words}".`);
  if (another === undefined) return only;
  const choices = called.map((event) => `  ${event.id}  ${event.startsAt}`);
  throw new Failure([`Several events are called "${words}":`, ...choices].join('\n'));
}

const isSameText = (one: string, other: string) =>
  one.localeCompare(other, 'en', { sensitivity: 'base' }) === 0;
