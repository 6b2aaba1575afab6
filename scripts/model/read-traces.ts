/** Traces as the simulator writes them: states in the Informal Trace Format, with the action that led to each. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelWorld, Picks, Trace } from './model-world.js';

/** In the order of their names. */
export function readTraces(folder: string): Trace[] {
  return readdirSync(folder)
    .sort()
    .map((file) => toTrace(JSON.parse(readFileSync(join(folder, file), 'utf8')) as RawTrace));
}

interface RawTrace {
  states: Record<string, unknown>[];
}

function toTrace({ states }: RawTrace): Trace {
  return states.map((state) => ({
    action: String(state['mbt::actionTaken']),
    picks: toPicks(decode(state['mbt::nondetPicks']) as Record<string, Option>),
    world: decode(state['world']) as ModelWorld,
  }));
}

type Option = 'None' | { tag: 'Some'; value: unknown };

/** What the action did not need was not chosen. */
const toPicks = (options: Record<string, Option>): Picks =>
  Object.fromEntries(
    Object.entries(options).flatMap(([name, option]) =>
      option === 'None' ? [] : [[name, option.value]],
    ),
  );

/** Whole numbers are small here; a word of several that says nothing more is a text. */
function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object' || value === null) return value;
  if ('#bigint' in value) return Number(value['#bigint']);
  if ('#tup' in value) return decode(value['#tup']);
  if ('#set' in value) return new Set(decode(value['#set']) as unknown[]);
  if ('#map' in value) return new Map(decode(value['#map']) as [unknown, unknown][]);
  const record = Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, decode(field)]),
  );
  const isWord = 'tag' in record && Array.isArray(record.value) && record.value.length === 0;
  return isWord ? record.tag : record;
}
