/** What a statement says, and how it reads without some of it. */
import { Failure } from '../../runner/failure.js';
import type { Statement } from './rewritten-database.js';

export const includes = ({ strings }: Statement, mark: string) =>
  strings.some((text) => text.includes(mark));

/** @throws Failure when one of the parts is not there */
export function without({ strings, values }: Statement, parts: readonly string[]): Statement {
  let left = strings;
  for (const part of parts) {
    if (!includes({ strings: left, values }, part)) {
      throw new Failure('The statement of a batch is not as it was');
    }
    left = left.map((text) => text.replace(part, ''));
  }
  return { strings: left, values };
}

/** A part that is a statement itself becomes a piece of the whole. */
export function flatten({ strings, values }: Statement): Statement {
  const flat = { strings: [strings[0]!], values: [] as unknown[] };
  for (const [index, value] of values.entries()) {
    const isPart = typeof value === 'object' && value !== null && 'strings' in value;
    const part = isPart ? flatten(value as unknown as Statement) : null;
    const [first, ...others] = part?.strings ?? ['', ''];
    flat.strings.push(flat.strings.pop()! + first, ...others);
    flat.values.push(...(part?.values ?? [value]));
    flat.strings.push(flat.strings.pop()! + strings[index + 1]!);
  }
  return flat;
}
