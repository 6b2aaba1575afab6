/** Traces of the specification in `docs/model/`, carried out on the product: decision 95. */
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabaseProxy, type DatabaseProxy } from '@lastseat/database-proxy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../apps/api/test/support/database.js';
import { Scope } from '../runner/scope.js';
import { openProduct, type Product } from './house.js';
import type { Trace } from './model-world.js';
import { deeds, replay } from './play.js';
import { simulate, SPECIFICATION } from './quint.js';
import { readTraces } from './read-traces.js';

/** The one is always the same, the other never. */
const FIXED = { seed: 1, traces: 30 };
const RANDOM = { seed: randomInt(2, 1_000_000), traces: 10 };

/** Every so many actions. */
const LOSE_COMMIT = 7;
const LOSE_ANSWER = 11;

const database = useDatabase();
const scope = new Scope();
let proxy: DatabaseProxy;
let product: Product;

beforeAll(async () => {
  proxy = await startDatabaseProxy(database.url);
  product = await openProduct(scope, database, proxy.url);
});
afterAll(async () => {
  await product.close();
  await proxy.close();
  await scope.close();
});

async function makeTraces({ seed, traces }: typeof FIXED): Promise<Trace[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lastseat-model-'));
  await simulate(scope, {
    ...{ name: 'model-traces', folder: SPECIFICATION, seed: String(seed), promises: [] },
    ...{ traces, steps: 40, output: join(folder, '{seq}.json') },
  });
  const made = readTraces(folder);
  await rm(folder, { recursive: true });
  return made;
}

/** The database does what it was asked, and nobody hears of it; or it does not. */
function breakAnswers(): () => void {
  let count = 0;
  return () => {
    count += 1;
    if (count % LOSE_COMMIT === 0) proxy.breakNextCommit('lose');
    else if (count % LOSE_ANSWER === 0) proxy.breakNextCommit('lose answer');
  };
}

describe('The product does as the specification', () => {
  it.each([FIXED, RANDOM])('in $traces traces of the seed $seed', async (given) => {
    const traces = await makeTraces(given);
    const breaks = breakAnswers();
    for (const [index, trace] of traces.entries()) {
      const manner = { isTogether: index % 3 === 1, breakAnswer: index % 5 === 0 ? breaks : null };
      expect(await replay(product, trace, manner)).toBeNull();
    }
    if (given !== FIXED) return;
    const played = new Set(traces.flatMap((trace) => trace.slice(1).map(({ action }) => action)));
    expect([...played].sort()).toEqual(Object.keys(deeds).sort());
  });
});
