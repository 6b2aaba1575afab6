'use client';

import { formatAmount } from '@lastseat/contracts';
import { ArrowLeft, Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { explainToast } from '@/features/organise/explain-toast';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { WhoMay } from '@/features/organise/shell/who-may';
import { formatCount } from '@/lib/format/format';
import { consolePaths } from '@/lib/http/console-paths';
import { saveFile } from '@/lib/http/save-file';
import { DifferenceList } from './difference-list';
import { MoneyTable } from './money-table';
import { listDiffering, sumComparison, writeComparisonFile } from './sum-comparison';
import { useComparison, type Comparison } from './use-comparison';

/** Whether the provider says of the event's money what we say. It is asked anew each time. */
export function ReconciliationView() {
  return (
    <WhoMay action="orders.read">
      <Reconciliation />
    </WhoMay>
  );
}

function Reconciliation() {
  const { slug } = useOrganiser();
  const { id } = useOrganiserEvent();
  const { goOn, ...comparison } = useComparison(id);
  return (
    <div className="grid gap-8">
      <div>
        <Link
          href={consolePaths.revenue(slug, id)}
          className="inline-flex min-h-11 items-center gap-2 font-medium text-accent"
        >
          <ArrowLeft className="size-4" aria-hidden="true" />
          Revenue
        </Link>
        <h2 className="text-xl font-semibold tracking-tight">Comparison with the provider</h2>
        <p className="mt-1 max-w-3xl text-muted">
          Each payment and each refund of this event, as the provider lists it, against what is
          written down here. Whoever pays at this moment can be on one side only.
        </p>
      </div>
      <Progress {...{ comparison, goOn }} />
      {comparison.state === 'done' && <Result comparison={comparison} />}
    </div>
  );
}

function Progress({ comparison, goOn }: { comparison: Comparison; goOn: () => void }) {
  const { orders, total, state, failure } = comparison;
  if (state === 'failed') {
    return (
      <div role="alert" className="grid justify-items-start gap-3">
        <p>
          {explainToast(failure)} Compared so far: {countOrders(orders.length)}.
        </p>
        <Button onClick={goOn}>Go on</Button>
      </div>
    );
  }
  const isDone = state === 'done';
  return (
    <div>
      <p role="status" className="tabular-nums">
        {isDone
          ? `${countOrders(orders.length)} compared.`
          : `Comparing: ${formatCount(orders.length)}${total === null ? '' : ` of ${formatCount(total)}`} orders…`}
      </p>
      {!isDone && (
        <progress
          aria-label="Orders compared"
          className="mt-2 h-2 w-full max-w-md accent-accent"
          max={Math.max(1, total ?? 1)}
          value={orders.length}
        />
      )}
    </div>
  );
}

function Result({ comparison: { orders } }: { comparison: Comparison }) {
  const sums = sumComparison(orders);
  const differing = listDiffering(orders);
  const save = () =>
    saveFile({
      name: 'comparison.csv',
      content: new Blob([writeComparisonFile(orders)], { type: 'text/csv;charset=utf-8' }),
    });
  return (
    <>
      <p className="text-lg font-semibold">
        {differing.length === 0
          ? 'No difference: both say the same of every order.'
          : `${countOrders(differing.length)} to look at.`}
      </p>
      {sums.length > 0 && (
        <MoneyTable
          title="Sums"
          text="Received less sent back."
          heads={['Currency', 'Here', 'Provider', 'Difference']}
          rows={sums.map(({ currency, oursCents, theirsCents }) => ({
            key: currency,
            name: currency,
            cells: [oursCents, theirsCents, oursCents - theirsCents].map((cents) =>
              formatAmount(cents, currency),
            ),
          }))}
        />
      )}
      {differing.length > 0 && <DifferenceList orders={differing} />}
      <div>
        <Button variant="secondary" onClick={save}>
          <Download className="size-5" aria-hidden="true" />
          CSV
        </Button>
      </div>
    </>
  );
}

const countOrders = (count: number) => `${formatCount(count)} ${count === 1 ? 'order' : 'orders'}`;
