import { parseArgs } from 'node:util';
import { Failure } from '../runner/failure.js';
import type { Machine } from './machine.js';

/** @returns the machines to try, in their order; `null` when help is wanted instead */
export function chooseMachines(
  machines: readonly Machine[],
  args: readonly string[],
): readonly Machine[] | null {
  const { help, only } = parse(args);
  if (help === true) return null;
  if (only === undefined) return machines;
  const wanted = only.split(',');
  const unknown = wanted.find((key) => !machines.some((machine) => machine.key === key));
  if (unknown !== undefined) throw new Failure(`There is no machine "${unknown}". Try --help.`);
  return machines.filter(({ key }) => wanted.includes(key));
}

function parse(args: readonly string[]) {
  try {
    const help = { type: 'boolean', short: 'h' } as const;
    return parseArgs({ args: [...args], options: { help, only: { type: 'string' } } }).values;
  } catch (error) {
    throw new Failure(`${(error as Error).message} Try --help.`);
  }
}
