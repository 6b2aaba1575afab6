import { formatAmount, nameTimeZone, type CurrencyRevenue } from '@lastseat/contracts';
import type { ReactNode } from 'react';
import { formatCount } from '@/lib/format/format';
import { formatDay } from './format-day';
import { MoneyTable } from './money-table';

interface CurrencySectionProps {
  revenue: CurrencyRevenue;
  timeZone: string | null;
  /** What a part is: a ticket, an event. */
  partName: string;
  isOnlyOne: boolean;
}

/** What was earned in one currency: nothing is converted. */
export function CurrencySection({ revenue, timeZone, partName, isOnlyOne }: CurrencySectionProps) {
  const { currency, parts, days } = revenue;
  const heading = isOnlyOne ? 'h2' : 'h3';
  const zone = timeZone === null ? 'by the clock of each event' : `(${nameTimeZone(timeZone)})`;
  // Zero minus nothing is nothing, where a minus before nothing would be shown.
  const cells = (row: Pick<CurrencyRevenue, 'grossCents' | 'refundedCents' | 'netCents'>) => [
    formatAmount(row.grossCents, currency),
    formatAmount(0 - row.refundedCents, currency),
    formatAmount(row.netCents, currency),
  ];
  return (
    <section aria-label={`In ${currency}`} className="grid gap-8">
      {!isOnlyOne && <h2 className="text-xl font-semibold tracking-tight">In {currency}</h2>}
      <KeySums revenue={revenue} />
      <Payouts revenue={revenue} heading={heading} />
      <MoneyTable
        heading={heading}
        title={`By ${partName.toLowerCase()}`}
        heads={[partName, 'Seats', 'Gross', 'Refunded', 'Net']}
        rows={parts.map((part) => ({
          key: part.id ?? part.name,
          name: part.name,
          cells: [formatCount(part.seats), ...cells(part)],
        }))}
      />
      <MoneyTable
        heading={heading}
        title="By day"
        text={`Days ${zone}. A refund counts on the day on which it was decided.`}
        heads={['Day', 'Gross', 'Refunded', 'Net']}
        rows={days.toReversed().map((day) => ({
          key: day.day,
          name: formatDay(day.day),
          cells: cells(day),
        }))}
      />
    </section>
  );
}

function KeySums({ revenue }: { revenue: CurrencyRevenue }) {
  const { currency, grossCents, refundedCents, netCents, keptCents, seats } = revenue;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-2xl border border-line bg-line shadow-card sm:grid-cols-4">
      <KeySum name="Net" detail={`${formatCount(seats)} seats sold`}>
        {formatAmount(netCents, currency)}
      </KeySum>
      <KeySum name="Gross" detail="paid for seats">
        {formatAmount(grossCents, currency)}
      </KeySum>
      <KeySum name="Refunded" detail="also what is on its way">
        {formatAmount(refundedCents, currency)}
      </KeySum>
      <KeySum name="Kept" detail="of seats that are free again">
        {formatAmount(keptCents, currency)}
      </KeySum>
    </dl>
  );
}

function KeySum({ name, detail, children }: { name: string; detail: string; children: ReactNode }) {
  return (
    <div className="bg-surface px-5 py-4">
      <dt className="text-sm font-medium text-muted">{name}</dt>
      <dd>
        <span className="block text-2xl font-bold tracking-tight tabular-nums">{children}</span>
        <span className="block text-sm text-muted">{detail}</span>
      </dd>
    </div>
  );
}

const providerNames: Record<string, string> = { stripe: 'Stripe', test: 'Test provider' };

interface PayoutsProps {
  revenue: CurrencyRevenue;
  heading: 'h2' | 'h3';
}

/** What the word means is said beside it: the provider's own dates and fees nobody here knows. */
function Payouts({ revenue: { currency, payouts }, heading }: PayoutsProps) {
  return (
    <MoneyTable
      heading={heading}
      title="Payouts expected"
      text="All money that has come, less what was sent back and what is on its way back. The provider pays it out to you on its own days, and keeps its fees. What it has paid out already is in its own list."
      heads={['Provider', 'Received', 'Sent back', 'On its way back', 'Expected']}
      rows={payouts.map((row) => ({
        key: row.provider,
        name: providerNames[row.provider] ?? row.provider,
        cells: [
          formatAmount(row.receivedCents, currency),
          formatAmount(0 - row.sentBackCents, currency),
          formatAmount(0 - row.onItsWayCents, currency),
          formatAmount(row.expectedCents, currency),
        ],
      }))}
    />
  );
}
