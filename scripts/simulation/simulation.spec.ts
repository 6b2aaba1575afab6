import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleWorker, type Bundle } from './bundle-worker.js';
import { openThread, type Thread } from './run-simulation.js';
import { plants, type PlantName } from './testing/plants.js';
import { EVERY } from './world/plan.js';

const WITHIN = 10_000;

/** Of every so many seeds one is about money, and no other can show what is planted there. */
const everyOf: Record<PlantName, number> = {
  'answer-before-commit': 1,
  'retry-without-recognition': 1,
  'offer-after-the-transaction': 1,
  'refund-twice': EVERY,
};

/** That nothing is wrong with the same seeds where nothing is planted is a step of `npm test`. */
describe('The simulation', () => {
  let bundle: Bundle;
  let thread: Thread;
  beforeAll(async () => {
    bundle = await bundleWorker();
    thread = openThread(bundle);
  });
  afterAll(async () => {
    await thread.close();
    await bundle.remove();
  });

  it.each(Object.keys(plants) as PlantName[])('finds %s within 10,000 schedules', async (plant) => {
    const every = everyOf[plant];
    const seeds = { from: every, every, count: Math.floor(WITHIN / every) };
    const { found } = await thread.run({ ...seeds, enough: 1, plant, isTold: false });
    expect(found).toHaveLength(1);
  });

  it('does the same again by the same seed, whatever ran before it', async () => {
    const asked = { every: 1, enough: 1, plant: null, isTold: true };
    const among = await thread.run({ ...asked, from: EVERY - 1, count: 2 });
    const fresh = openThread(bundle);
    const alone = await fresh.run({ ...asked, from: EVERY, count: 1 });
    await fresh.close();
    expect(alone.lines.length).toBeGreaterThan(10);
    expect(among.lines).toEqual(alone.lines);
  });
});
