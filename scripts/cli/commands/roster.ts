import { bookingReference, rosterStatuses, type RosterEntry } from '@lastseat/contracts';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { valueOf } from '../api.js';
import { jsonOption, textOf, type Call, type Command } from '../command.js';
import { UsageError } from '../exit-code.js';
import { findEventId } from '../find-event.js';
import { shorten } from '../output/describe-event.js';
import { printJson } from '../output/print-json.js';
import type { Style } from '../output/style.js';

export const roster: Command = {
  name: 'roster',
  summary: 'lists who comes to an event of yours',
  arguments: ['<event>'],
  options: {
    csv: { help: 'the whole list as the file that the console exports' },
    status: { value: 'STATUS', help: rosterStatuses.join(', '), choices: rosterStatuses },
    search: { value: 'WORDS', help: 'part of a name or e-mail; not with --csv' },
    limit: { value: 'N', help: 'how many, 50; at most 500; not with --csv' },
    page: { value: 'N', help: 'which page of them, 1; not with --csv' },
    ...jsonOption,
  },
  notes: 'A draft is found by its id only.',
  async run(call) {
    const {
      api,
      arguments: [words = ''],
      options,
    } = call;
    const isCsv = options['csv'] === true;
    if (isCsv && options['json'] === true) throw new UsageError('Use --csv or --json, not both.');
    const eventId = await findEventId(api, words);
    return isCsv ? exportRoster(call, eventId) : listRoster(call, eventId);
  },
};

async function exportRoster({ api, options, terminal }: Call, eventId: string): Promise<void> {
  const { body } = valueOf(await api.exportRoster(eventId, { status: textOf(options, 'status') }));
  if (body === null) return;
  await pipeline(Readable.fromWeb(body), terminal.output, { end: false });
}

async function listRoster(call: Call, eventId: string): Promise<void> {
  const { api, options, style, print, tell } = call;
  const names = ['status', 'search', 'limit', 'page'] as const;
  const query = Object.fromEntries(names.map((name) => [name, textOf(options, name)] as const));
  const found = valueOf(await api.listRoster(eventId, query));
  if (options['json'] === true) return printJson(print, found);
  for (const entry of found.data) print(describeEntry(entry, style));
  const { page, totalPages, total } = found.meta;
  if (total === 0) tell('Nobody.');
  else if (totalPages > 1)
    tell(`Page ${page} of ${totalPages}, ${total} bookings: --page, --limit`);
}

const NAME_WIDTH = 22;
const EMAIL_WIDTH = 26;

function describeEntry(entry: RosterEntry, style: Style): string {
  const { bookingId, name, email, status, quantity } = entry;
  const parts = [bookingReference(bookingId), `${quantity}`, status];
  if (style.isPlain) return [name, email, ...parts].join('\t');
  const column = (text: string, width: number) => shorten(text, width).padEnd(width);
  return [column(name, NAME_WIDTH), column(email, EMAIL_WIDTH), ...parts].join(' ');
}
