import { jsonOption, type Command } from '../command.js';
import { findEvent } from '../find-event.js';
import { showEvent } from '../output/list-events.js';
import { printJson } from '../output/print-json.js';

export const event: Command = {
  name: 'event',
  summary: 'shows one event',
  arguments: ['<event>'],
  options: jsonOption,
  async run({ api, arguments: [words = ''], options, style, print }) {
    const found = await findEvent(api, words);
    if (options['json'] === true) return printJson(print, found);
    print(...showEvent(found, style, new Date()));
  },
};
