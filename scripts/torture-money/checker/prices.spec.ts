import { describe, expect, it } from 'vitest';
import { checkMoney } from './check-money.js';
import { HonestMoney, honestMoney } from './testing/honest-money.js';

describe('Of what tickets cost, the checker catches', () => {
  it.each<[string, string, (history: HonestMoney) => void]>([
    [
      'more seats of a type than it has',
      'every type has sold what is there of it, and no more than it has',
      ({ books }) => void (books.types[0]!.capacity = 1),
    ],
    [
      'an order that costs something else than its lines',
      'every order costs what its lines cost',
      (history) => void (history.orderOf('of two types').totalCents += 1),
    ],
    [
      'seats that were had for half of what they cost',
      'what bought the seats of an order is what it costs',
      ({ books }) => void (books.payments[0]!.amountCents /= 2),
    ],
    [
      'an order of two types of which one never was there',
      'of an order all lines were sold, or none',
      ({ books }) => void (books.seats.at(-1)!.confirmedAt = null),
    ],
    [
      'a price that is not that of the type',
      'a seat costs what its type costs, less what the code takes off that was used for it',
      ({ books }) => void (books.lines.at(-1)!.unitPriceCents -= 1),
    ],
    [
      'a price that is lower without a use of the code',
      'a seat costs what its type costs, less what the code takes off that was used for it',
      ({ books }) => void books.codeUses.pop(),
    ],
    [
      'a code that made a type cheaper that it is not for',
      'a seat costs what its type costs, less what the code takes off that was used for it',
      ({ books }) => void (books.codes[0]!.ticketTypeIds = ['standing']),
    ],
    [
      'a code that took off too much',
      'a seat costs what its type costs, less what the code takes off that was used for it',
      ({ books }) => void (books.codes[0]!.percentOff = 49),
    ],
    [
      'a code that was used more often than its row says',
      'every code is used by what is there of it, and no more than it may be',
      ({ books }) => void (books.codes[0]!.usedTickets = 1),
    ],
    [
      'a code that was used once too often',
      'every code is used by what is there of it, and no more than it may be',
      ({ books }) => void (books.codes[0]!.maxTickets = 1),
    ],
    [
      'a use that was not given back with its seats',
      'every code is used by what is there of it, and no more than it may be',
      (history) => void (history.seatsOf('of two types').status = 'cancelled'),
    ],
  ])('%s', (_lie, what, plant) => {
    const history = honestMoney();
    plant(history);
    const failed = checkMoney(history).filter(({ violations }) => violations.length > 0);
    expect(failed.map((check) => check.what)).toContain(what);
  });
});
