import { eventDays, eventPeriods, eventSortKeys } from '@lastseat/contracts';
import { valueOf } from '../api.js';
import { jsonOption, textOf, type Call, type Command } from '../command.js';
import { listEvent } from '../output/list-events.js';
import { printJson } from '../output/print-json.js';

/** Named as in the API. */
const filters = {
  search: { value: 'WORDS', help: 'words in any order; typos are forgiven' },
  place: { value: 'WORDS', help: 'words of the venue or its address' },
  category: { value: 'NAME', help: 'the whole name' },
  level: { value: 'NAME', help: 'as the organiser wrote it' },
  organiser: { value: 'SLUG', help: 'of one organiser' },
  from: { value: 'DAY', help: 'the first day, 2027-03-15' },
  to: { value: 'DAY', help: 'the last day' },
  when: { value: 'WHEN', help: eventDays.join(', '), choices: eventDays },
  period: {
    value: 'PERIOD',
    help: `${eventPeriods.join(', ')}; upcoming if left out`,
    choices: eventPeriods,
  },
  limit: { value: 'N', help: 'how many, 10; at most 50' },
  page: { value: 'N', help: 'which page of them, 1' },
};

export const events: Command = {
  name: 'events',
  summary: 'lists events, the soonest first',
  options: {
    ...filters,
    sort: { value: 'BY', help: eventSortKeys.join(', '), choices: eventSortKeys },
    available: { help: 'only those with seats left' },
    ...jsonOption,
  },
  run: listEvents,
};

async function listEvents({ api, options, style, print, tell }: Call): Promise<void> {
  const given = Object.keys(filters).map((name) => [name, textOf(options, name)] as const);
  const page = valueOf(
    await api.listEvents({
      ...Object.fromEntries(given),
      period: textOf(options, 'period') ?? 'upcoming',
      sortBy: textOf(options, 'sort'),
      available: options['available'] === true ? 'true' : undefined,
    }),
  );
  if (options['json'] === true) return printJson(print, page);
  const now = new Date();
  for (const event of page.data) print(...listEvent(event, style, now));
  const { total, page: number, totalPages, isTotalExact } = page.meta;
  const all = isTotalExact ? `${total}` : `more than ${total}`;
  if (total === 0) tell('No events.');
  else if (totalPages > 1) tell(`Page ${number} of ${totalPages}, ${all} events: --page, --limit`);
}
