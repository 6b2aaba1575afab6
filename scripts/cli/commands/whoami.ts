import { valueOf } from '../api.js';
import { jsonOption, type Command } from '../command.js';
import { printJson } from '../output/print-json.js';

export const whoami: Command = {
  name: 'whoami',
  summary: 'says who is signed in, by the server',
  options: jsonOption,
  async run({ api, options, origin, print }) {
    const user = valueOf(await api.getUser());
    if (options['json'] === true) return printJson(print, user);
    print(`${user.name} <${user.email}> at ${origin}`);
  },
};
