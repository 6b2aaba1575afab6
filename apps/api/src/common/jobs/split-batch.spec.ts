import { expect, it } from 'vitest';
import { settleWithoutOffender } from './split-batch.js';

/** Fails every batch with an offender in it, until it stands alone. */
function open(offenders: string[]) {
  const tried: string[][] = [];
  const settle = async (commands: string[], isCareful = true): Promise<string[]> => {
    tried.push(commands);
    if (!commands.some((command) => offenders.includes(command))) {
      return commands.map((command) => `${command} done`);
    }
    return settleWithoutOffender({ commands, isCareful, settle, settleOffender: () => 'refused' });
  };
  return { tried, settle };
}

it('A batch that a constraint refused is first tried again as a whole', async () => {
  const { tried, settle } = open(['b']);
  await settle(['a', 'b'], false);
  expect(tried.slice(0, 2)).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
});

it('Offenders are found by halves, and all others are served, in their order', async () => {
  const { settle } = open(['b', 'e']);
  expect(await settle(['a', 'b', 'c', 'd', 'e'])).toEqual([
    'a done',
    'refused',
    'c done',
    'd done',
    'refused',
  ]);
});
