import type { OrganiserEvent } from '@lastseat/contracts';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { Failure } from '../../runner/failure.js';
import { valueOf, type Api } from '../api.js';
import { jsonOption, textOf, type Command } from '../command.js';
import { UsageError } from '../exit-code.js';
import { printJson } from '../output/print-json.js';
import type { Terminal } from '../terminal.js';

export const create: Command = {
  name: 'create',
  summary: 'makes an event of yours: a draft, or published at once',
  options: {
    from: { value: 'FILE', help: 'the event as JSON; - is standard input' },
    organiser: { value: 'SLUG', help: 'whose it is, where you are a member of several' },
    publish: { help: 'put it on sale as well' },
    ...jsonOption,
  },
  notes: 'What an event consists of is in docs/cli.md, with an example.',
  async run({ api, options, terminal, print, tell }) {
    const file = textOf(options, 'from');
    if (file === undefined) throw new UsageError('--from FILE is missing.');
    const input = await readEvent(terminal, file);
    const organiser = await findOrganiserId(api, textOf(options, 'organiser'));
    let event = valueOf(await api.createEvent(organiser, input));
    if (options['publish'] === true) {
      // Where it is refused the draft is there all the same, and another try would make a second one.
      tell(`Draft ${event.id} is made.`);
      event = valueOf(await api.publishEvent(event.id));
    }
    if (options['json'] === true) return printJson(print, event);
    print(describeMade(event));
  },
};

const describeMade = ({ id, title, status }: OrganiserEvent) =>
  `${status === 'draft' ? 'Draft' : 'Published'}: ${title}\n${id}`;

/** What is in it the API judges. */
async function readEvent(terminal: Terminal, file: string): Promise<unknown> {
  try {
    const path = resolve(terminal.folder, file);
    return JSON.parse(await (file === '-' ? text(terminal.input) : readFile(path, 'utf8')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be read as JSON: ${reason}`);
  }
}

/** Of the one with the slug, or of the only one. */
async function findOrganiserId(api: Api, slug: string | undefined): Promise<string> {
  const { data } = valueOf(await api.listOrganisers());
  const [only, another] = slug === undefined ? data : data.filter((one) => one.slug === slug);
  if (only === undefined) {
    throw new Failure(
      `You are a member of ${slug === undefined ? 'no organiser' : `no "${slug}"`}.`,
    );
  }
  if (another === undefined) return only.id;
  const slugs = data.map((one) => one.slug).join(', ');
  throw new UsageError(`You are a member of several organisers: --organiser ${slugs}`);
}
