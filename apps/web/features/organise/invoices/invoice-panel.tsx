'use client';

import { formatAmount, type Invoice } from '@lastseat/contracts';
import type { ReactNode } from 'react';
import { DownloadButton } from '@/components/ui/download-button';
import { Sheet } from '@/components/ui/sheet';
import { readInvoicePdf } from '@/features/organise/api/invoices-api';
import { oneInvoice } from '@/features/organise/api/resources';
import { explainToast } from '@/features/organise/explain-toast';
import { useCan } from '@/features/organise/organiser/use-organiser';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { useResource } from '@/lib/http/resource';
import { InvoiceActions } from './invoice-actions';
import { InvoiceStatusBadge } from './invoice-status';

interface InvoicePanelProps {
  id: string;
  onChanged: () => void;
  onClose: () => void;
}

/** One invoice, and what can be done with it. */
export function InvoicePanel({ id, onChanged, onClose }: InvoicePanelProps) {
  const entry = useResource(oneInvoice, id);
  const canChange = useCan('invoices.change');
  const number = entry.data?.number ?? '';
  return (
    <Sheet title={`Invoice ${number}`} onClose={onClose}>
      <WhenLoaded
        entry={entry}
        skeleton={<div className="h-64 animate-shimmer rounded-2xl bg-sunken" aria-hidden="true" />}
        onRetry={() => void oneInvoice.load(id)}
      >
        {(invoice) => (
          <div className="grid gap-6">
            <Head invoice={invoice} />
            <Lines invoice={invoice} />
            <Afterwards invoice={invoice} />
            <div className="flex flex-wrap gap-2">
              <DownloadButton
                explain={explainToast}
                label="PDF"
                read={() => readInvoicePdf(invoice)}
              />
              {canChange && (
                <InvoiceActions
                  invoice={invoice}
                  onChanged={(changed) => {
                    oneInvoice.put(changed, id);
                    onChanged();
                  }}
                />
              )}
            </div>
          </div>
        )}
      </WhenLoaded>
    </Sheet>
  );
}

function Head({ invoice: { status, issuedOn, customer } }: { invoice: Invoice }) {
  return (
    <div className="grid gap-1">
      <p className="flex items-center justify-between gap-4">
        <InvoiceStatusBadge status={status} />
        <span className="text-muted tabular-nums">{issuedOn}</span>
      </p>
      <p className="mt-2 text-lg font-semibold wrap-anywhere">{customer.name}</p>
      {[customer.email, customer.address, customer.taxNumber].map(
        (text) =>
          text && (
            <p key={text} className="text-sm wrap-anywhere whitespace-pre-line text-muted">
              {text}
            </p>
          ),
      )}
    </div>
  );
}

function Lines({ invoice }: { invoice: Invoice }) {
  const { lines, taxes, currency, pricesIncludeTax, totalCents } = invoice;
  return (
    <dl className="grid gap-2 border-y border-line py-4">
      {lines.map(({ name, quantity, unitPriceCents }, index) => (
        <Amount key={index} label={`${quantity} × ${name}`}>
          {formatAmount(quantity * unitPriceCents, currency)}
        </Amount>
      ))}
      {taxes.map(({ taxBasisPoints, taxCents }) => (
        <Amount
          key={taxBasisPoints}
          label={`${pricesIncludeTax ? 'Tax in it' : 'Tax'}, ${taxBasisPoints / 100} %`}
          isQuiet
        >
          {formatAmount(taxCents, currency)}
        </Amount>
      ))}
      <Amount label="Total">
        <strong>{formatAmount(totalCents, currency)}</strong>
      </Amount>
    </dl>
  );
}

interface AmountProps {
  label: string;
  isQuiet?: boolean;
  children: ReactNode;
}

function Amount({ label, isQuiet = false, children }: AmountProps) {
  return (
    <div className={`flex justify-between gap-4 ${isQuiet ? 'text-sm text-muted' : ''}`}>
      <dt className="wrap-anywhere">{label}</dt>
      <dd className="whitespace-nowrap tabular-nums">{children}</dd>
    </div>
  );
}

/** What happened to it since. */
function Afterwards({ invoice: { payment, credits, currency } }: { invoice: Invoice }) {
  if (payment === null && credits.length === 0) return null;
  return (
    <ul className="grid gap-2 text-sm">
      {payment !== null && (
        <li>
          Paid on {payment.paidOn}. {payment.reference}
        </li>
      )}
      {credits.map(({ number, issuedOn, totalCents, reason }) => (
        <li key={number} className="wrap-anywhere">
          Credit note {number} of {issuedOn}:{' '}
          <span className="whitespace-nowrap">{formatAmount(-totalCents, currency)}</span>. {reason}
        </li>
      ))}
    </ul>
  );
}
