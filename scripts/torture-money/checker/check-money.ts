/** Proves from all books that money and seats agree. Pure: the same history has the same verdict. */
import { checkEach, type Check } from '../../torture/checker/check.js';
import { gatherEvidence } from '../../torture/checker/evidence.js';
import { checkCounts } from '../../torture/checker/seats.js';
import type { MoneyHistory } from '../history.js';
import { gatherMoneyEvidence } from './evidence.js';
import { checkInvoices } from './invoices.js';
import { checkOrders } from './orders.js';
import { checkPayments } from './payments.js';
import { checkPrices } from './prices.js';
import { checkPaidSeats } from './seats.js';

export function checkMoney(history: MoneyHistory): Check[] {
  const evidence = gatherMoneyEvidence(history);
  const { seats, told, unexpected, unanswered } = history;
  return [
    ...checkPayments(evidence),
    ...checkPrices(evidence),
    ...checkPaidSeats(evidence),
    ...checkOrders(evidence),
    ...checkInvoices(evidence),
    ...checkCounts(gatherEvidence(seats)),
    complainOf('every answer was one that may be given', told.length, unexpected),
    complainOf('every request got its answer in the end', told.length, unanswered),
    checkEach('no process ended by itself', seats.endings, ({ name, wasKilled }) =>
      wasKilled ? null : `${name} ended`,
    ),
  ];
}

const complainOf = (what: string, examined: number, violations: string[]): Check => ({
  ...{ what, examined, violations },
});
