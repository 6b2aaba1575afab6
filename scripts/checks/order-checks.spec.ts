import { describe, expect, it } from 'vitest';
import { chooseSteps, runSteps } from './order-checks.js';

const steps = [
  { key: 'lint', needs: ['prepare'] },
  { key: 'prepare' },
  { key: 'build', needs: ['prepare'], after: ['lint'] },
  { key: 'journeys', needs: ['build'] },
];

describe('Steps that are asked for', () => {
  it('bring what they need, and what that needs, in the order of the list', () => {
    const keys = chooseSteps(steps, ['journeys']).map(({ key }) => key);
    expect(keys).toEqual(['prepare', 'build', 'journeys']);
  });
});

/** Runs them, and ends the one with the key whenever `end` is asked to. */
function start(chosen: typeof steps, atOnce: number) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const allEnded = runSteps(chosen, atOnce, ({ key }) => {
    begun.push(key);
    return new Promise((resolve) => ends.set(key, resolve));
  });
  const end = async (key: string) => {
    ends.get(key)!();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, end, allEnded };
}

describe('Steps that run', () => {
  it('begin when what they need and what they would disturb has ended', async () => {
    const { begun, end, allEnded } = start(steps, 2);
    expect(begun).toEqual(['prepare']);
    await end('prepare');
    expect(begun).toEqual(['prepare', 'lint']);
    await end('lint');
    expect(begun).toEqual(['prepare', 'lint', 'build']);
    await end('build');
    await end('journeys');
    await allEnded;
    expect(begun).toEqual(['prepare', 'lint', 'build', 'journeys']);
  });

  it('do not wait for one that does not run at all', async () => {
    const { begun, end, allEnded } = start(chooseSteps(steps, ['build']), 2);
    await end('prepare');
    expect(begun).toEqual(['prepare', 'build']);
    await end('build');
    await allEnded;
  });

  it('are so many at once and not more', async () => {
    const { begun, end, allEnded } = start([{ key: 'a' }, { key: 'b' }, { key: 'c' }], 2);
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    await end('a');
    await end('c');
    await allEnded;
  });

  it('are refused when they wait for each other', async () => {
    const circle = [
      { key: 'a', needs: ['b'] },
      { key: 'b', after: ['a'] },
    ];
    await expect(runSteps(circle, 2, () => Promise.resolve())).rejects.toThrow('each other');
  });
});
