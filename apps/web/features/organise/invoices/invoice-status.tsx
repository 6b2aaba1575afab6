import type { InvoiceStatus } from '@lastseat/contracts';

export const statusNames: Record<InvoiceStatus, string> = {
  issued: 'Open',
  paid: 'Paid',
  credited: 'Credited',
};

const styles: Record<InvoiceStatus, string> = {
  issued: 'bg-few-soft text-few',
  paid: 'bg-plenty-soft text-plenty',
  credited: 'bg-gone-soft text-gone',
};

export function InvoiceStatusBadge({ status }: { status: InvoiceStatus }) {
  return (
    <span
      className={`inline-flex rounded-full px-2.5 py-0.5 text-sm font-medium ${styles[status]}`}
    >
      {statusNames[status]}
    </span>
  );
}
