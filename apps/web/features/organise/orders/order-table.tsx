import { bookingReference, formatAmount, type OrganiserOrder } from '@lastseat/contracts';
import { Instant } from '@/components/ui/instant';
import { OrderStateBadge } from './order-state';

interface OrderTableProps {
  rows: readonly OrganiserOrder[];
  /** Orders with which something went wrong. */
  troubled: ReadonlySet<string>;
  onShow: (id: string) => void;
}

const headStyle = 'px-4 py-3 text-left text-sm font-medium text-muted sm:px-6';
const cellStyle = 'px-4 py-2 align-middle sm:px-6';

/** A table where there is room for one; on a phone each row of it is a card. */
export function OrderTable({ rows, troubled, onShow }: OrderTableProps) {
  return (
    <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
      <table className="w-full max-md:block">
        <caption className="sr-only">Orders</caption>
        <thead className="border-b border-line max-md:sr-only">
          <tr>
            {['Order', 'Person', 'Made', 'State', 'Total'].map((head) => (
              <th key={head} scope="col" className={`${headStyle} last:text-right`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-md:block">
          {rows.map((row) => (
            <Row key={row.id} row={row} isTroubled={troubled.has(row.id)} onShow={onShow} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  row: OrganiserOrder;
  isTroubled: boolean;
  onShow: (id: string) => void;
}

function Row({ row, isTroubled, onShow }: RowProps) {
  const { id, person, createdAt, state, totalCents, refundedCents, currency } = row;
  return (
    <tr className="max-md:flex max-md:flex-wrap max-md:items-center max-md:py-2">
      <th scope="row" className={`${cellStyle} text-left max-md:w-1/2`}>
        <button
          type="button"
          className="min-h-11 font-mono text-sm font-semibold whitespace-nowrap text-accent underline-offset-4 hover:underline"
          onClick={() => onShow(id)}
        >
          {bookingReference(id)}
        </button>
      </th>
      <td className={`${cellStyle} min-w-0 max-md:order-2 max-md:w-full`}>
        <span className="font-medium wrap-anywhere">{person.name}</span>
        <p className="text-sm wrap-anywhere text-muted">{person.email}</p>
      </td>
      <td className={`${cellStyle} text-sm text-muted max-md:order-3 max-md:w-full`}>
        <Instant at={createdAt} />
      </td>
      <td className={`${cellStyle} max-md:w-1/2 max-md:text-right`}>
        <OrderStateBadge state={state} />
        {isTroubled && <p className="mt-1 text-sm text-few">Incident</p>}
      </td>
      <td className={`${cellStyle} text-right tabular-nums max-md:order-4 max-md:w-full`}>
        {formatAmount(totalCents, currency)}
        {refundedCents > 0 && (
          <p className="text-sm text-muted">{formatAmount(-refundedCents, currency)} refunded</p>
        )}
      </td>
    </tr>
  );
}
