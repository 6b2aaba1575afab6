import { describe, expect, it } from 'vitest';
import { checkMoney } from './check-money.js';
import { HonestMoney, honestMoney, PRICE } from './testing/honest-money.js';

const failuresOf = (history: HonestMoney) =>
  checkMoney(history).flatMap(({ what, violations }) => (violations.length > 0 ? [what] : []));

describe('An honest shop', () => {
  it('is found clean, and every check of money had something to look at', () => {
    const history = honestMoney();
    const checks = checkMoney(history);
    expect(failuresOf(history)).toEqual([]);
    expect(checks.filter(({ examined }) => examined === 0).map(({ what }) => what)).toEqual([]);
  });

  it('may have money left over of seats that were paid back, as much as its organiser wanted', () => {
    expect(failuresOf(new HonestMoney().sell('a').payBack('a', PRICE - 1))).toEqual([]);
  });

  it('may have a seat that costs nothing, booked by whoever held it for an order that came to nothing', () => {
    const history = new HonestMoney().vanish('a').confirm('a');
    expect(failuresOf(history)).toContain('the seats of a line are there as the line says');
    history.seatsOf('a').priceCents = 0;
    expect(failuresOf(history)).toEqual([]);
  });
});

describe('The checker catches', () => {
  it.each<[string, string, (history: HonestMoney) => void]>([
    [
      'money that nobody wrote down',
      'every payment of the provider is in the books, once',
      ({ books }) => void books.payments.pop(),
    ],
    [
      'a message that came twice and was counted twice',
      'every payment of the provider is in the books, once',
      ({ books }) => void books.payments.push({ ...books.payments[0]!, id: 'another' }),
    ],
    [
      'a message that came twice and was counted under another name',
      'no payment is in the books that the provider has not taken',
      ({ books }) => void books.payments.push({ ...books.payments[0]!, reference: 'pay kept #2' }),
    ],
    [
      'an amount that is another in the books',
      'every payment of the provider is in the books, once',
      ({ books }) => void (books.payments[0]!.amountCents -= 1),
    ],
    [
      'money without seats that was kept',
      'what got no seats went back, all of it',
      ({ provider, books }) => {
        provider.refunds = provider.refunds.filter(({ key }) => key !== 'back late');
        books.refunds = books.refunds.filter(({ id }) => id !== 'back late');
      },
    ],
    [
      'a cent that was neither kept on purpose nor sent back',
      'what was paid is for seats, went back, or was kept as an organiser said',
      ({ books }) => void (books.refunds[0]!.amountCents -= 1),
    ],
    [
      'more kept of a refund than the organiser wanted',
      'what was paid is for seats, went back, or was kept as an organiser said',
      ({ wantedRefunds }) => void (wantedRefunds[0]!.keepCents = 400),
    ],
    [
      'money for seats that are gone',
      'what was paid is for seats, went back, or was kept as an organiser said',
      (history) => void (history.seatsOf('kept').status = 'cancelled'),
    ],
    [
      'a refund that was tried again by another key',
      'the provider made no refund that is not in the books',
      ({ provider }) =>
        void provider.refunds.push({ ...provider.refunds[0]!, key: 'another', amountCents: 1 }),
    ],
    [
      'more money back than came',
      'no more went back of a payment than came',
      ({ provider }) => void (provider.refunds[0]!.amountCents += 1),
    ],
    [
      'a refund that the books say is done and the provider never made',
      'every refund was made by the provider, by its key',
      ({ provider }) => void provider.refunds.shift(),
    ],
    [
      'a refund that is still due',
      'every refund was made by the provider, by its key',
      ({ books }) => void (books.refunds[0]!.state = 'due'),
    ],
    [
      'a seat that nobody paid for',
      'no seat that costs something is somebody’s without its money',
      (history) => void history.confirm('stolen'),
    ],
    [
      'a seat that was given before its money came, and taken away again',
      'no seat that costs something is somebody’s without its money',
      (history) => {
        history.seatsOf('given back').confirmedAt = 900;
      },
    ],
    [
      'a sale without its seats',
      'the seats of a line are there as the line says',
      (history) => void (history.seatsOf('kept').status = 'cancelled'),
    ],
    [
      'seats that stayed with whom their money was sent back',
      'the seats of a line are there as the line says',
      (history) => void (history.seatsOf('given back').status = 'confirmed'),
    ],
    [
      'a hold that is left over',
      'nothing is held any more',
      (history) => void (history.seatsOf('given back').status = 'held'),
    ],
    [
      'a type whose count is not that of its bookings',
      'every type has sold what is there of it, and no more than it has',
      ({ books }) => void (books.types[0]!.takenTickets = 1),
    ],
    [
      'an order that was forgotten',
      'every order is at an end, and nothing is left to do',
      (history) => void (history.orderOf('gone').isDue = true),
    ],
    [
      'an order that is still open',
      'every order is at an end, and nothing is left to do',
      (history) => void (history.orderOf('gone').state = 'paying'),
    ],
    [
      'an order that says refunded while its seats are there',
      'every order has the state that its money and its seats have',
      (history) => void (history.orderOf('kept').state = 'refunded'),
    ],
    [
      'an order that says paid and is not',
      'every order has the state that its money and its seats have',
      (history) => void (history.orderOf('gone').state = 'paid'),
    ],
    [
      'somebody who was told "paid" before the seats were there',
      'nobody was told "paid" whose seats and money were not there',
      (history) => void history.tell('kept', 'paid', 1_020),
    ],
    [
      'somebody who was told "paid" for nothing',
      'nobody was told "paid" whose seats and money were not there',
      (history) => void history.tell('late', 'paid', 2_000),
    ],
    [
      'an end that was told and taken back',
      'nobody was told an end that was not the end',
      (history) => void history.tell('kept', 'expired', 2_000),
    ],
    [
      'money without seats of which nobody is told',
      'a person is told to look where money got no seats, and nowhere else',
      ({ books }) => void books.incidents.shift(),
    ],
    [
      'an incident where all is well',
      'a person is told to look where money got no seats, and nowhere else',
      ({ books }) => void books.incidents.push({ orderId: 'kept', kind: 'paid_twice' }),
    ],
    [
      'an incident of another kind than what happened',
      'a person is told to look where money got no seats, and nowhere else',
      ({ books }) => void (books.incidents[0]!.kind = 'wrong_amount'),
    ],
    [
      'a sale of which receivers hear twice',
      'every sale is told once, with its money',
      ({ books }) => void books.facts.push(books.facts[0]!),
    ],
    [
      'a refund of which receivers never hear',
      'every refund is told once, with its money',
      ({ books }) => {
        books.facts = books.facts.filter(({ refundId }) => refundId !== 'back late');
      },
    ],
    [
      'a refund that receivers hear of and that never was',
      'no refund is told that is not in the books',
      ({ books }) => {
        const told = books.facts.find(({ type }) => type === 'order.refunded')!;
        books.facts.push({ ...told, refundId: 'none' });
      },
    ],
    [
      'a sale without an invoice',
      'every sale of who writes invoices has one, credited by what went back',
      ({ books }) => void books.invoices.shift(),
    ],
    [
      'a refund that was credited twice',
      'every sale of who writes invoices has one, credited by what went back',
      ({ books }) => void (books.invoices[1]!.creditedCents *= 2),
    ],
    [
      'invoices that come to something else than the money',
      'invoices come to what the provider took and did not send back',
      ({ provider }) => void (provider.payments[0]!.amountCents += 1),
    ],
    [
      'an invoice of who has not said who they are from',
      'nobody has an invoice of who writes none',
      ({ books }) => void (books.invoicingIds = []),
    ],
    [
      'a number that was drawn by a transaction that was rolled back',
      'numbers have neither gap nor double',
      ({ books }) => void (books.ledger[0]!.lastSequence += 1),
    ],
    [
      'a number that no document has, in the midst of them',
      'numbers have neither gap nor double',
      ({ books }) => void books.numbers.splice(1, 1),
    ],
    [
      'two documents with one number',
      'numbers have neither gap nor double',
      ({ books }) => void books.numbers.push({ ...books.numbers[0]! }),
    ],
    [
      'an answer that the contract does not know',
      'every answer was one that may be given',
      ({ unexpected }) => void unexpected.push('500'),
    ],
    [
      'a request that nobody answered',
      'every request got its answer in the end',
      ({ unanswered }) => void unanswered.push('POST /checkout'),
    ],
    [
      'a process that ended by itself',
      'no process ended by itself',
      ({ seats }) => void seats.endings.push({ name: 'API b', wasKilled: false }),
    ],
    [
      'a seat that was sold twice',
      'confirmed + held + remaining = total at every version',
      ({ seats }) => void (seats.database.bookingChanges[0]!.quantity = 2),
    ],
  ])('%s', (_lie, what, plant) => {
    const history = honestMoney();
    plant(history);
    expect(failuresOf(history)).toContain(what);
  });
});
