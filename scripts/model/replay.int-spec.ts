/** Traces of the specification in `docs/model/`, carried out on the product: decision 95. */
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

/**
 * The same ones each time, so that a change and not chance decides; MODEL_SEED makes others. One run of the
 * simulator: it reads the specification for ten seconds, and makes forty traces in one.
 */
const USUAL_SEED = '1';
const SEED = process.env['MODEL_SEED'] ?? USUAL_SEED;
const TRACES = 40;

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

async function makeTraces(): Promise<Trace[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lastseat-model-'));
  await simulate(scope, {
    ...{ name: 'model-traces', folder: SPECIFICATION, seed: SEED, promises: [] },
    ...{ traces: TRACES, steps: 40, output: join(folder, '{seq}.json') },
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
  it(`in ${TRACES} traces of the seed ${SEED}`, async () => {
    const traces = await makeTraces();
    const breaks = breakAnswers();
    for (const [index, trace] of traces.entries()) {
      const manner = { isTogether: index % 3 === 1, breakAnswer: index % 5 === 0 ? breaks : null };
      expect(await replay(product, trace, manner)).toBeNull();
    }
    if (SEED !== USUAL_SEED) return;
    const played = new Set(traces.flatMap((trace) => trace.slice(1).map(({ action }) => action)));
    expect([...played].sort()).toEqual(Object.keys(deeds).sort());
  });
});
