import { parseArgs } from 'node:util';
import { commonOptions, type Command, type Option, type OptionValues } from './command.js';
import { UsageError } from './exit-code.js';

export interface ParsedArguments {
  arguments: readonly string[];
  options: OptionValues;
}

/** @throws {UsageError} with what is wrong and where to read on */
export function parseArguments(command: Command, words: readonly string[]): ParsedArguments {
  const all = { ...commonOptions, ...command.options };
  const types = Object.entries<Option>(all).map(
    ([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const,
  );
  const { values, positionals } = readWords(command, words, Object.fromEntries(types));
  const options = values as OptionValues;
  if (options['help'] !== true) checkArguments(command, positionals);
  return { arguments: positionals, options };
}

function readWords(
  command: Command,
  words: readonly string[],
  options: Record<string, { type: 'string' | 'boolean' }>,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Node goes on about `--` and positional arguments; what is wrong is its first sentence.
    const [sentence = message] = message.split(/\. |\n/);
    throw wrongUse(command, `${sentence.replace(/\.$/, '')}.`);
  }
}

function checkArguments(command: Command, given: readonly string[]): void {
  const wanted = command.arguments ?? [];
  const missing = wanted.slice(given.length).find((name) => name.startsWith('<'));
  if (missing !== undefined) throw wrongUse(command, `${missing} is missing.`);
  const surplus = given[wanted.length];
  if (surplus !== undefined) throw wrongUse(command, `"${surplus}" is one argument too many.`);
}

function wrongUse({ name }: Command, sentence: string): UsageError {
  return new UsageError(`${sentence} See: lastseat ${name} --help`);
}
