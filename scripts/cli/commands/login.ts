import { jsonOption, type Command } from '../command.js';
import { UsageError } from '../exit-code.js';
import { printJson } from '../output/print-json.js';
import { askLine, readPassword } from '../session/read-password.js';
import type { Terminal } from '../terminal.js';

export const login: Command = {
  name: 'login',
  summary: 'signs in; the session is kept for this server',
  arguments: ['[email]'],
  options: {
    'password-stdin': { help: 'read the password from standard input' },
    ...jsonOption,
  },
  notes:
    'The password is asked for without being shown. It is no argument: others could read that.',
  async run({ arguments: [given], options, session, terminal, origin, print }) {
    const isFromInput = options['password-stdin'] === true;
    const email = given ?? (await askEmail(terminal, isFromInput));
    const password = await readPassword(terminal, { isFromInput });
    const user = await session.signIn(email, password, () => askCode(terminal));
    if (options['json'] === true) return printJson(print, user);
    print(`Signed in at ${origin} as ${user.name} <${user.email}>.`);
  },
};

function askEmail(terminal: Terminal, isFromInput: boolean): Promise<string> {
  if (!isFromInput && terminal.input.isTTY === true) return askLine(terminal, 'E-mail: ');
  throw new UsageError('[email] is missing. See: lastseat login --help');
}

function askCode(terminal: Terminal): Promise<string> {
  if (terminal.input.isTTY === true) return askLine(terminal, 'Code of your second factor: ');
  throw new UsageError(
    'This account has a second factor: sign in at a terminal, which asks for it.',
  );
}
