/** What organisers see of what they have taken, against what the provider has. */
import { revenueSchema } from '@lastseat/contracts';
import { createRandom } from '../../load/random.js';
import type { Asker } from '../../torture-money/clients/asker.js';
import type { ProviderBooks } from '../../torture-money/history.js';
import type { MoneySystem } from '../../torture-money/system/system.js';
import { checkEach, type Check } from '../../torture/checker/check.js';

/** Cents that came, and that went back. */
interface Sum {
  received: number;
  sentBack: number;
}

/** By currency. */
export type Sums = Map<string, Sum>;

export async function checkRevenue(
  { market, provider }: MoneySystem,
  asker: Asker,
): Promise<Check> {
  const told: Sums = new Map();
  for (const { id, ownerId: userId } of market.events) {
    const request = { method: 'GET', path: `/events/${id}/revenue` } as const;
    asker.hurry();
    const answer = await asker.ask(createRandom(0), { userId, token: null }, request);
    for (const { currency, payouts } of revenueSchema.parse(answer?.body).currencies) {
      for (const { receivedCents: received, sentBackCents: sentBack } of payouts) {
        addTo(told, currency, { received, sentBack });
      }
    }
  }
  return compareSums(told, sumUp(provider.readBooks()));
}

export function compareSums(told: Sums, taken: Sums): Check {
  return checkEach(
    'the revenue that organisers see is what the provider has taken and sent back',
    new Set([...told.keys(), ...taken.keys()]),
    (currency) => {
      const [ours, theirs] = [wordsOf(told.get(currency)), wordsOf(taken.get(currency))];
      return ours === theirs ? null : `${currency}: ${ours}; by the provider ${theirs}`;
    },
  );
}

/** A refund has the currency of its payment. */
export function sumUp({ payments, refunds }: ProviderBooks): Sums {
  const sums: Sums = new Map();
  const currencyOf = new Map(payments.map(({ reference, currency }) => [reference, currency]));
  for (const { currency, amountCents } of payments) {
    addTo(sums, currency, { received: amountCents, sentBack: 0 });
  }
  for (const { reference, amountCents } of refunds) {
    const currency = currencyOf.get(reference) ?? 'no currency';
    addTo(sums, currency, { received: 0, sentBack: amountCents });
  }
  return sums;
}

function addTo(sums: Sums, currency: string, { received, sentBack }: Sum): void {
  const before = sums.get(currency) ?? { received: 0, sentBack: 0 };
  sums.set(currency, {
    received: before.received + received,
    sentBack: before.sentBack + sentBack,
  });
}

const wordsOf = (sum: Sum | undefined) =>
  sum === undefined ? 'nothing came' : `${sum.received} cents came, ${sum.sentBack} went back`;
