import { formatCount } from '@/lib/format/format';
import { countOversold, type LabState, type Totals } from './lab-state';

const rows: readonly [label: string, value: (totals: Totals) => number][] = [
  ['Seats', ({ seats }) => seats],
  ['Sold', ({ sold }) => sold],
  ['Oversold by', countOversold],
  ['Held for an offer', ({ held }) => held],
  ['Left, by the counter', ({ remaining }) => remaining],
  ['Waiting in line', ({ waiting }) => waiting],
];

interface LabTotalsProps {
  totals: NonNullable<LabState['totals']>;
  statements: LabState['statements'];
}

/** What the database says of both sales, and how it was asked. */
export function LabTotals({ totals, statements }: LabTotalsProps) {
  const { locked, unlocked } = totals;
  return (
    <section
      aria-labelledby="totals"
      className="mt-6 animate-rise rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-8"
    >
      <h2 id="totals" className="text-lg font-semibold tracking-tight">
        The totals, from the database
      </h2>
      <table aria-labelledby="totals" className="mt-4 w-full text-left tabular-nums">
        <TotalsHead />
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label} className="border-b border-line last:border-0">
              <th scope="row" className="py-2.5 font-medium">
                {label}
              </th>
              <Total count={value(locked)} isBad={value === countOversold} />
              <Total count={value(unlocked)} isBad={value === countOversold} />
            </tr>
          ))}
        </tbody>
      </table>
      <h3 className="mt-8 font-semibold">How it was asked</h3>
      <div className="mt-3 grid gap-4 lg:grid-cols-2">
        <Statement title="With the lock" text={statements.locked} />
        <Statement title="Without" text={statements.unlocked} />
      </div>
    </section>
  );
}

function TotalsHead() {
  return (
    <thead>
      <tr className="border-b border-line-strong text-sm text-muted">
        <td />
        <th scope="col" className="py-2 pl-3 text-right font-medium">
          With the lock
        </th>
        <th scope="col" className="py-2 pl-3 text-right font-medium">
          Without
        </th>
      </tr>
    </thead>
  );
}

function Total({ count, isBad }: { count: number; isBad: boolean }) {
  const look = !isBad ? '' : count > 0 ? 'text-last' : 'text-plenty';
  return <td className={`py-2.5 pl-3 text-right font-semibold ${look}`}>{formatCount(count)}</td>;
}

function Statement({ title, text }: { title: string; text: string }) {
  return (
    <figure className="min-w-0">
      <figcaption className="text-sm text-muted">{title}</figcaption>
      <pre className="mt-1.5 rounded-xl bg-sunken p-4 text-xs leading-relaxed whitespace-pre-wrap wrap-anywhere">
        <code>{text}</code>
      </pre>
    </figure>
  );
}
