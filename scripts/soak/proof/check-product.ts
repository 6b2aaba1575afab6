/** What the product says of itself in the end: its integrity check, its invoices, its comparison with the provider. */
import { reconciliationSchema, type ReconciledOrder } from '@lastseat/contracts';
import { loadReplay } from '../../bench/lib/built-api.js';
import { createRandom } from '../../load/random.js';
import { becomes } from '../../runner/until.js';
import { Asker } from '../../torture-money/clients/asker.js';
import type { SoldEvent } from '../../torture-money/system/market.js';
import type { MoneySystem } from '../../torture-money/system/system.js';
import type { Check } from '../../torture/checker/check.js';
import type { ApiProcess } from '../../torture/system/api-process.js';
import { checkRevenue } from './check-revenue.js';

/** A check that has failed is tried again when its five minutes are over, and the next look may be seconds later. */
const AUDITED_WITHIN_MS = 6 * 60_000;
const PAGE = 50;
const PAGE_WITHIN_MS = 5_000;

export async function checkProduct(market: MoneySystem): Promise<Check[]> {
  const { processes, jwtSecret } = market;
  // Another one than that of the market, which gives up by now.
  const asker = new Asker([processes.a.origin, processes.b.origin], jwtSecret);
  return [
    await checkIntegrity(market),
    await checkInvoices(market),
    await compareWithProvider(market, asker),
    await checkRevenue(market, asker),
  ];
}

/** By one that begins from now on. */
async function checkIntegrity({ processes }: MoneySystem): Promise<Check> {
  const from = Date.now() / 1_000;
  const counts: number[] = [];
  await becomes(async () => {
    for (const api of Object.values(processes)) {
      const audited = await readMetric(api, 'lastseat_audit_last_success_timestamp_seconds');
      const drifted = await readMetric(api, 'lastseat_audit_drifted_events');
      if (audited !== null && audited > from && drifted !== null) counts.push(drifted);
    }
    return counts.length > 0;
  }, AUDITED_WITHIN_MS);
  return {
    what: 'the integrity check finds no event with a false count',
    examined: counts.length,
    violations:
      counts.length === 0
        ? ['nobody has counted in time']
        : counts.filter((count) => count > 0).map((count) => `${count} events have a false count`),
  };
}

async function readMetric({ origin }: ApiProcess, name: string): Promise<number | null> {
  try {
    const signal = AbortSignal.timeout(PAGE_WITHIN_MS);
    const page = await (await fetch(`${origin}/api/metrics`, { signal })).text();
    const value = new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)`, 'm').exec(page)?.[1];
    return value === undefined ? null : Number(value);
  } catch {
    return null;
  }
}

async function checkInvoices({ postgres }: MoneySystem): Promise<Check> {
  const { replayInvoices } = await loadReplay();
  const { events, differences } = await replayInvoices(postgres.url, () => undefined);
  return {
    what: 'invoices made anew from their events are those that there are',
    examined: events,
    violations: differences === 0 ? [] : [`${differences} are different`],
  };
}

/** Of every order of every event that was sold online. */
async function compareWithProvider({ market }: MoneySystem, asker: Asker): Promise<Check> {
  const check: Check = {
    ...{ what: 'the provider says the same of every order', examined: 0, violations: [] },
  };
  for (const event of market.events) {
    for await (const { orderId, answer, differences } of compareEvent(event, asker)) {
      check.examined += 1;
      if (answer === 'compared' && differences.length === 0) continue;
      check.violations.push(`order ${orderId}: ${answer}, ${JSON.stringify(differences)}`);
    }
  }
  return check;
}

/** @throws where it is not answered: then nothing is known */
async function* compareEvent(
  { id, ownerId }: SoldEvent,
  asker: Asker,
): AsyncGenerator<ReconciledOrder> {
  const random = createRandom(0);
  let query = `limit=${PAGE}`;
  for (let hasMore = true; hasMore;) {
    const path = `/events/${id}/reconciliation?${query}`;
    const person = { userId: ownerId, token: null };
    asker.hurry();
    const answer = await asker.ask(random, person, { method: 'GET', path });
    const { data, meta } = reconciliationSchema.parse(answer?.body);
    yield* data;
    ({ hasMore } = meta);
    query = `limit=${PAGE}&after=${data.at(-1)?.orderId}`;
  }
}
