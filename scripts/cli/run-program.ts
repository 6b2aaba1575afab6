import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeError } from '../runner/failure.js';
import { ROOT } from '../runner/repository.js';
import { Api } from './api.js';
import { textOf, type Command, type Context, type OptionValues } from './command.js';
import { exitCodes, findExitCode, Refusal, UsageError, type ExitCode } from './exit-code.js';
import { findServer } from './find-server.js';
import { describeCommand, describeProgram } from './help.js';
import { runInteractive } from './interactive/run-interactive.js';
import { commands } from './list-commands.js';
import { explainProblem } from './output/explain-problem.js';
import { createStyle } from './output/style.js';
import { parseArguments } from './parse-arguments.js';
import { Session } from './session/session.js';
import type { Terminal } from './terminal.js';

/** Runs one command, and tells what went wrong in words. @returns what the program ends with */
export async function runProgram(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return (await runWords(words, terminal)) ?? exitCodes.done;
  } catch (error) {
    const told = error instanceof Refusal ? explainProblem(error.problem) : describeError(error);
    terminal.errors.write(`${told}\n`);
    return findExitCode(error) ?? exitCodes.refused;
  }
}

async function runWords(words: readonly string[], terminal: Terminal): Promise<ExitCode | void> {
  const [first, ...rest] = words;
  const print = (text: string) => void terminal.output.write(`${text}\n`);
  if (first === '--version') return print(readVersion());
  // `lastseat --plain` has options and no command.
  const isInteractive = first === undefined || first.startsWith('-');
  const command = isInteractive ? interactive : findCommand(first);
  const { arguments: given, options } = parseArguments(command, isInteractive ? words : rest);
  if (options['help'] === true) {
    return print(isInteractive ? describeProgram(commands) : describeCommand(command));
  }
  return command.run({ ...openContext(options, terminal), arguments: given, options });
}

const interactive: Command = {
  name: '',
  summary: 'opens, for arrow keys or numbers',
  options: {},
  run: runInteractive,
};

function findCommand(name: string): Command {
  const command = commands.find((one) => one.name === name);
  if (command) return command;
  throw new UsageError(`There is no command "${name}". See: lastseat --help`);
}

function openContext(options: OptionValues, terminal: Terminal): Context {
  const origin = findServer(textOf(options, 'url'), terminal.environment);
  const session = new Session(origin, terminal.environment);
  return {
    terminal,
    style: createStyle(terminal, options['plain'] === true),
    origin,
    session,
    api: new Api(origin, session),
    print: (...lines) => void terminal.output.write(lines.map((line) => `${line}\n`).join('')),
    tell: (line) => void terminal.errors.write(`${line}\n`),
  };
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
