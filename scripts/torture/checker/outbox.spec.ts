import { expect, it } from 'vitest';
import type { ToldDelivery } from '../history.js';
import type { HonestHistory } from './testing/honest-history.js';
import { edited, failuresOf, honest } from './testing/honest-runs.js';

const toldTo = ({ told }: HonestHistory, name: string) =>
  told.filter(({ receiver }) => receiver === name);

it('An honest history may tell the same twice, and late', () => {
  const history = edited();
  const first = history.told[0]!;
  history.told.push(
    { ...first, at: 900 },
    ...toldTo(history, 'in order').map((one) => ({ ...one })),
  );
  expect(failuresOf(history)).toEqual([]);
});

it.each<[string, string, (history: HonestHistory) => void]>([
  [
    'a booking that left no fact',
    'every change of a booking left its fact in its transaction, once',
    ({ database }) => void database.messages[0]!.facts.pop(),
  ],
  [
    'a booking that left its fact in another transaction',
    'every change of a booking left its fact in its transaction, once',
    ({ database }) => void (database.messages[0]!.xid = '101'),
  ],
  [
    'a booking that left two facts',
    'every change of a booking left its fact in its transaction, once',
    ({ database }) => void database.messages.push(database.messages[0]!),
  ],
  [
    'a fact of what did not happen',
    'no fact was left of what did not happen',
    ({ database }) =>
      void database.messages[0]!.facts.push({ type: 'booking.cancelled', bookingId: 'nobody' }),
  ],
  [
    'a message with the version of another commit',
    'every message has the version of its commit',
    ({ database }) => void (database.messages[0]!.version = 2),
  ],
  [
    'a receiver that was not told',
    'every receiver got every part, under one id',
    ({ told }) => void told.shift(),
  ],
  [
    'a part that came under two ids',
    'every receiver got every part, under one id',
    ({ told }) => void told.push({ ...told[0]!, id: 'another' }),
  ],
  [
    'a delivery that nobody ever gets',
    'every receiver got every part, under one id',
    ({ database }) => void (database.deliveriesLeft = 1),
  ],
  [
    'a receiver that was told what was not committed',
    'no receiver was told what was not committed',
    ({ told }) => void told.push({ ...told[0]!, id: 'of a rollback', version: 99 }),
  ],
  [
    'a receiver that was told another thing',
    'no receiver was told what was not committed',
    ({ told }) => void (told[0]!.facts = [{ type: 'booking.cancelled', bookingId: 'nobody' }]),
  ],
  [
    'a receiver that was told before the commit',
    'no receiver was told what was not committed',
    ({ told }) => void (told[0]!.at = 50),
  ],
  [
    'two parts under one id',
    'no receiver was told what was not committed',
    ({ told }) => void (told[2]!.id = told[0]!.id),
  ],
  [
    'a receiver that was told in another order',
    'who wants order was told in the order of the commits',
    (history) => swap(history, toldTo(history, 'in order').slice(0, 2)),
  ],
  [
    'facts of one message that were told in another order',
    'who wants order was told in the order of the commits',
    (history) => swap(history, partsOfOneMessage(history)),
  ],
])('The checker catches %s', (_what, check, plant) => {
  const history = honest();
  plant(history);
  expect(failuresOf(history)).toContain(check);
});

/** The first message to Kafka, as if it had two facts. */
function partsOfOneMessage(history: HonestHistory): ToldDelivery[] {
  const [first] = toldTo(history, 'kafka');
  const second = { ...first!, id: `${first!.id} and more`, part: 1 };
  history.told.splice(history.told.indexOf(first!) + 1, 0, second);
  return [first!, second];
}

function swap({ told }: HonestHistory, [one, other]: ToldDelivery[]): void {
  const [first, second] = [told.indexOf(one!), told.indexOf(other!)];
  [told[first], told[second]] = [other!, one!];
}
