/**
 * What we have written down of an order's money against what its provider says. Pure. Each payment and each refund
 * has the provider's reference, so what differs is named, and sums that happen to agree hide nothing.
 */
import type { MoneyDifference, ReconciledOrder } from '@lastseat/contracts';

export interface MoneyItem {
  kind: MoneyDifference['kind'];
  reference: string;
  amountCents: number;
  currency: string;
}

export function compareMoney(
  ours: readonly MoneyItem[],
  theirs: readonly MoneyItem[],
): Pick<ReconciledOrder, 'currencies' | 'differences'> {
  const [known, told] = [gather(ours), gather(theirs)];
  const names = [...new Set([...known.keys(), ...told.keys()])].toSorted();
  const differences = names.flatMap((name): MoneyDifference[] => {
    const [own, other] = [known.get(name), told.get(name)];
    if (own?.amountCents === other?.amountCents) return [];
    const { kind, reference, currency } = (own ?? other)!;
    const [oursCents, theirsCents] = [own?.amountCents ?? null, other?.amountCents ?? null];
    return [{ kind, reference, currency, oursCents, theirsCents }];
  });
  const currencies = [...new Set([...ours, ...theirs].map(({ currency }) => currency))].toSorted();
  return {
    differences,
    currencies: currencies.map((currency) => {
      return { currency, ours: sumUp(ours, currency), theirs: sumUp(theirs, currency) };
    }),
  };
}

/** What a provider named twice is one more than we know, and so a difference. */
function gather(items: readonly MoneyItem[]): Map<string, MoneyItem> {
  const gathered = new Map<string, MoneyItem>();
  for (const item of items) {
    const name = `${item.kind} ${item.reference} ${item.currency}`;
    const amountCents = (gathered.get(name)?.amountCents ?? 0) + item.amountCents;
    gathered.set(name, { ...item, amountCents });
  }
  return gathered;
}

function sumUp(items: readonly MoneyItem[], currency: string) {
  const sum = (kind: MoneyItem['kind']) =>
    items
      .filter((item) => item.kind === kind && item.currency === currency)
      .reduce((all, { amountCents }) => all + amountCents, 0);
  return { receivedCents: sum('payment'), sentBackCents: sum('refund') };
}
