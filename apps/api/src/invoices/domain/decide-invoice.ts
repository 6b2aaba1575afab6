/** What may happen to an invoice. A refusal is a value. */
import type { ProblemCode, TaxTotal } from '@lastseat/contracts';
import { creditedOf, statusOf, totalOf, type Invoice } from './invoice.js';
import { splitCredit } from './split-credit.js';

export interface Refusal {
  refusal: Extract<ProblemCode, 'already_paid' | 'already_credited' | 'credit_above_rest'>;
}

/** It is paid once, and whole. What was credited of it before is nobody's to pay. */
export function decidePayment(invoice: Invoice): Refusal | null {
  if (invoice.payment !== null) return { refusal: 'already_paid' };
  return statusOf(invoice) === 'credited' ? { refusal: 'already_credited' } : null;
}

/** @param amountCents null: all that is left */
export function decideCredit(
  invoice: Invoice,
  amountCents: number | null,
): Refusal | { taxes: TaxTotal[] } {
  const left = totalOf(invoice) - creditedOf(invoice);
  if (left === 0) return { refusal: 'already_credited' };
  const amount = amountCents ?? left;
  if (amount > left) return { refusal: 'credit_above_rest' };
  const before = invoice.credits.map(({ taxes }) => taxes);
  return { taxes: splitCredit(invoice.taxes, before, amount) };
}
