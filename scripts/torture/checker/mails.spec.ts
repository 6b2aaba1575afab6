import { expect, it } from 'vitest';
import type { HonestHistory } from './testing/honest-history.js';
import { edited, failuresOf, honest } from './testing/honest-runs.js';

it('An honest history may send the same mail twice, refuse it, and say nothing of what is not so any more', () => {
  const history = edited();
  const [first] = history.mails.arrived;
  history.mails.arrived.push({ ...first!, at: 900 }, { ...first!, isTaken: false, at: 910 });
  const ofCancelled = history.mails.made.find(
    ({ facts }) => facts[0]?.type === 'booking.confirmed',
  );
  history.mails.arrived = history.mails.arrived.filter(({ id }) => id !== ofCancelled?.id);
  expect(failuresOf(history)).toEqual([]);
});

const MADE = 'every fact that is mailed has one mail, under one id';
const ARRIVED = 'the mail server has taken every mail that is still true';
const TRUE = 'no mail came of what was not committed, and what came again came under the same id';

it.each<[string, string, (mails: HonestHistory['mails']) => void]>([
  ['a fact without a mail', MADE, ({ made }) => void made.shift()],
  ['a fact with two', MADE, ({ made }) => void made.push({ ...made[0]!, id: 'another' })],
  ['a mail that never came', ARRIVED, ({ arrived }) => void arrived.shift()],
  ['one that was refused to the end', ARRIVED, ({ arrived }) => void (arrived[0]!.isTaken = false)],
  ['one that nobody made', TRUE, ({ arrived }) => void (arrived[0]!.id = 'of a rollback')],
  [
    'one of what was not committed',
    TRUE,
    ({ made }) => void (made[0]!.facts = [{ type: 'booking.confirmed', bookingId: 'nobody' }]),
  ],
  [
    'a double under the id of another',
    TRUE,
    ({ arrived }) => void arrived.push({ ...arrived[0]!, subject: 'Cancelled: Event' }),
  ],
  ['one that came before its commit', TRUE, ({ arrived }) => void (arrived[0]!.at = 50)],
])('The checker catches %s', (_what, check, plant) => {
  const history = honest();
  plant(history.mails);
  expect(failuresOf(history)).toContain(check);
});
