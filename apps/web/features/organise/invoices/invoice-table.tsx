import { formatAmount, type InvoiceSummary } from '@lastseat/contracts';
import { InvoiceStatusBadge } from './invoice-status';

interface InvoiceTableProps {
  rows: readonly InvoiceSummary[];
  onShow: (id: string) => void;
}

const headStyle = 'px-4 py-3 text-left text-sm font-medium text-muted sm:px-6';
const cellStyle = 'px-4 py-2 align-middle sm:px-6';

/** A table where there is room for one; on a phone each row of it is a card. */
export function InvoiceTable({ rows, onShow }: InvoiceTableProps) {
  return (
    <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
      <table className="w-full max-md:block">
        <caption className="sr-only">Invoices</caption>
        <thead className="border-b border-line max-md:sr-only">
          <tr>
            {['Number', 'Date', 'Customer', 'Status', 'Total'].map((head) => (
              <th key={head} scope="col" className={`${headStyle} last:text-right`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-md:block">
          {rows.map((row) => (
            <Row key={row.id} row={row} onShow={onShow} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, onShow }: { row: InvoiceSummary; onShow: (id: string) => void }) {
  const { id, number, issuedOn, customerName, status, totalCents, creditedCents, currency } = row;
  return (
    <tr className="max-md:flex max-md:flex-wrap max-md:items-center max-md:py-2">
      <th scope="row" className={`${cellStyle} text-left max-md:w-1/2`}>
        <button
          type="button"
          className="min-h-11 font-semibold text-accent tabular-nums underline-offset-4 hover:underline"
          onClick={() => onShow(id)}
        >
          {number}
        </button>
      </th>
      <td className={`${cellStyle} whitespace-nowrap tabular-nums max-md:w-1/2 max-md:text-right`}>
        {issuedOn}
      </td>
      <td className={`${cellStyle} wrap-anywhere max-md:w-full`}>{customerName}</td>
      <td className={`${cellStyle} max-md:w-1/2`}>
        <InvoiceStatusBadge status={status} />
      </td>
      <td className={`${cellStyle} text-right tabular-nums max-md:w-1/2`}>
        {formatAmount(totalCents, currency)}
        {creditedCents > 0 && status !== 'credited' && (
          <p className="text-sm text-muted">{formatAmount(-creditedCents, currency)} credited</p>
        )}
      </td>
    </tr>
  );
}
