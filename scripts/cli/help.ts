import { commonOptions, type Command, type Option } from './command.js';

const COLUMN = 26;

export function describeProgram(commands: readonly Command[]): string {
  const rows = commands.map(({ name, arguments: names = [], summary }) =>
    row([name, ...names].join(' '), summary),
  );
  return [
    'lastseat: events, seats and bookings of a Lastseat server, in the terminal.',
    '',
    'Without a command it opens, for arrow keys or, with --plain, for numbers.',
    '',
    ...rows,
    '',
    ...listOptions(commonOptions),
    row('--version', 'which version this is'),
    '',
    'An <event> is its id, or its whole title where only one to come has it. A <booking> is its',
    'id, or the reference of its ticket. lastseat <command> --help says more.',
    '',
    'Results are on standard output, everything else on standard error. It ends with',
    '  0  done                       3  nobody is signed in, or with the wrong password',
    '  1  refused: sold out, say     4  the server cannot be reached, or is too busy',
    '  2  wrong use                  130  stopped by Ctrl-C',
  ].join('\n');
}

export function describeCommand(command: Command): string {
  const { name, arguments: names = [], summary, options, notes } = command;
  return [
    `lastseat ${[name, ...names].join(' ')}: ${summary}`,
    '',
    ...listOptions(options),
    ...listOptions(commonOptions),
    ...(notes === undefined ? [] : ['', notes]),
  ].join('\n');
}

function listOptions(options: Readonly<Record<string, Option>>): string[] {
  return Object.entries(options).map(([name, { value, help }]) =>
    row(value === undefined ? `--${name}` : `--${name} ${value}`, help),
  );
}

const row = (left: string, right: string) => `  ${left.padEnd(COLUMN)} ${right}`;
