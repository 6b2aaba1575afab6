import { expect, it } from 'vitest';
import { describeLeft } from './describe-left';

it('what is left is counted, and once nothing is, who waits for it', () => {
  expect(describeLeft({ remainingTickets: 3, waitingCount: 1 })).toBe('3 left');
  expect(describeLeft({ remainingTickets: 0, waitingCount: 0 })).toBe('Sold out');
  expect(describeLeft({ remainingTickets: 0, waitingCount: 1_400 })).toBe(
    'Sold out · 1,400 waiting',
  );
});
