'use client';

import { formatAmount, type InvoicePage } from '@lastseat/contracts';
import { Plus, ReceiptText, SearchX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { DownloadButton } from '@/components/ui/download-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Pagination } from '@/components/ui/pagination';
import { SearchBox } from '@/components/ui/search-box';
import { readInvoicesFile } from '@/features/organise/api/invoices-api';
import { invoicePages } from '@/features/organise/api/resources';
import { explainToast } from '@/features/organise/explain-toast';
import { useCan, useOrganiser } from '@/features/organise/organiser/use-organiser';
import { PageHeading } from '@/features/organise/shell/page-heading';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { WhoMay } from '@/features/organise/shell/who-may';
import { consolePaths } from '@/lib/http/console-paths';
import { useResource } from '@/lib/http/resource';
import { InvoicePanel } from './invoice-panel';
import { statusNames } from './invoice-status';
import { InvoiceTable } from './invoice-table';
import { invoiceTabs, toApiQuery, type InvoicesQuery } from './invoices-query';
import { NewInvoice } from './new-invoice';

export function InvoicesView({ query }: { query: InvoicesQuery }) {
  return (
    <WhoMay action="invoices.read">
      <Invoices query={query} />
    </WhoMay>
  );
}

function Invoices({ query }: { query: InvoicesQuery }) {
  const { id, slug } = useOrganiser();
  const apiQuery = toApiQuery(query);
  const entry = useResource(invoicePages, id, apiQuery);
  const reload = () => void invoicePages.load(id, apiQuery);
  const [shown, setShown] = useState<string | null>(null);
  return (
    <>
      <PageHeading title="Invoices" action={<Actions onIssued={reload} onShow={setShown} />} />
      <Filters query={query} />
      <WhenLoaded entry={entry} skeleton={<RowsSkeleton />} onRetry={reload}>
        {({ data, meta, sums }) => (
          <>
            <Sums sums={sums} />
            {data.length === 0 ? (
              <NoInvoices query={query} />
            ) : (
              <InvoiceTable rows={data} onShow={setShown} />
            )}
            {meta.totalPages > 1 && (
              <Pagination
                current={meta.page}
                totalPages={meta.totalPages}
                pathTo={(page) => consolePaths.invoices(slug, { ...query, page })}
              />
            )}
          </>
        )}
      </WhenLoaded>
      {shown !== null && (
        <InvoicePanel id={shown} onChanged={reload} onClose={() => setShown(null)} />
      )}
    </>
  );
}

interface ActionsProps {
  onIssued: () => void;
  onShow: (id: string) => void;
}

function Actions({ onIssued, onShow }: ActionsProps) {
  const { id } = useOrganiser();
  const canChange = useCan('invoices.change');
  const [isMaking, setIsMaking] = useState(false);
  return (
    <div className="flex flex-wrap gap-2">
      <DownloadButton explain={explainToast} label="CSV" read={() => readInvoicesFile(id)} />
      {canChange && (
        <Button onClick={() => setIsMaking(true)}>
          <Plus className="size-5" aria-hidden="true" />
          New invoice
        </Button>
      )}
      {isMaking && (
        <NewInvoice
          onIssued={(invoice) => {
            setIsMaking(false);
            onIssued();
            onShow(invoice.id);
          }}
          onClose={() => setIsMaking(false)}
        />
      )}
    </div>
  );
}

function Filters({ query }: { query: InvoicesQuery }) {
  const { slug } = useOrganiser();
  const router = useRouter();
  const pathTo = (change: Partial<InvoicesQuery>) =>
    consolePaths.invoices(slug, { ...query, page: 1, ...change });
  return (
    <div className="mb-6 grid gap-3">
      <nav aria-label="Status" className="chip-row">
        {invoiceTabs.map((tab) => (
          <Link
            key={tab}
            href={pathTo({ status: tab })}
            aria-current={tab === query.status ? 'page' : undefined}
            className="chip"
          >
            {tab === '' ? 'All' : statusNames[tab]}
          </Link>
        ))}
      </nav>
      <SearchBox
        what="number, name or email"
        search={query.search}
        onSearch={(search, isMore) => {
          router[isMore ? 'replace' : 'push'](pathTo({ search }), { scroll: false });
        }}
      />
    </div>
  );
}

/** Of all that is found, not only of the page. */
function Sums({ sums }: Pick<InvoicePage, 'sums'>) {
  return sums.map(({ currency, totalCents, creditedCents, openCents }) => (
    <dl key={currency} className="mb-4 flex flex-wrap gap-x-8 gap-y-2">
      {[
        ['Invoiced', totalCents],
        ['Credited', creditedCents],
        ['Open', openCents],
      ].map(([label, cents]) => (
        <div key={label}>
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="text-lg font-semibold tabular-nums">
            {formatAmount(Number(cents), currency)}
          </dd>
        </div>
      ))}
    </dl>
  ));
}

function NoInvoices({ query: { search, status } }: { query: InvoicesQuery }) {
  if (search !== '' || status !== '') {
    return (
      <EmptyState
        icon={SearchX}
        title="No invoice matches"
        text="Try other words, or all of them."
      />
    );
  }
  return (
    <EmptyState
      icon={ReceiptText}
      title="No invoices yet"
      text="Say in the settings who they are from. Then you can issue the first one here."
    />
  );
}

function RowsSkeleton() {
  return (
    <div className="grid animate-shimmer gap-3" aria-hidden="true">
      {[1, 2, 3].map((row) => (
        <div key={row} className="h-16 rounded-2xl bg-sunken" />
      ))}
    </div>
  );
}
