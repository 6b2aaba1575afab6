'use client';

import type { WaitlistEntry } from '@lastseat/contracts';
import { Instant } from '@/components/ui/instant';
import { useCan } from '@/features/organise/organiser/use-organiser';
import { EntryActions } from './entry-actions';
import { WaitStatusBadge } from './wait-status';

interface WaitlistTableProps {
  rows: readonly WaitlistEntry[];
  /** Of the event, by now. */
  remainingTickets: number;
  /** Something was done about one of them. */
  onChanged: () => void;
}

const headStyle = 'px-4 py-3 text-left text-sm font-medium text-muted sm:px-6';
const cellStyle = 'px-4 align-top sm:px-6 md:py-3.5';

/** A table where there is room for one; on a phone each row of it is a card. */
export function WaitlistTable({ rows, ...actions }: WaitlistTableProps) {
  return (
    <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
      <table className="w-full max-md:block">
        <caption className="sr-only">Waitlist</caption>
        <Heads />
        <tbody className="divide-y divide-line max-md:block">
          {rows.map((entry) => (
            <Row key={entry.id} {...{ entry, ...actions }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heads() {
  return (
    <thead className="border-b border-line max-md:sr-only">
      <tr>
        {['Place', 'Name', 'Since'].map((head) => (
          <th key={head} scope="col" className={headStyle}>
            {head}
          </th>
        ))}
        <th scope="col" className={headStyle}>
          <span className="sr-only">What can be done</span>
        </th>
      </tr>
    </thead>
  );
}

type RowProps = Omit<WaitlistTableProps, 'rows'> & { entry: WaitlistEntry };

function Row({ entry, ...actions }: RowProps) {
  const canChange = useCan('roster.change');
  return (
    <tr className="max-md:flex max-md:flex-wrap max-md:gap-y-2 max-md:py-4">
      <td className={`${cellStyle} font-semibold tabular-nums max-md:pr-0`}>
        {entry.position ?? <WaitStatusBadge status={entry.status} />}
      </td>
      <th scope="row" className={`${cellStyle} min-w-0 text-left font-normal max-md:flex-1`}>
        <Person entry={entry} />
      </th>
      <td className={`${cellStyle} text-sm text-muted tabular-nums max-md:w-full`}>
        <Times entry={entry} />
      </td>
      <td className={`${cellStyle} max-md:w-full max-md:empty:hidden`}>
        {canChange && entry.position !== null && <EntryActions {...{ entry, ...actions }} />}
      </td>
    </tr>
  );
}

function Person({ entry: { name, email, quantity } }: { entry: WaitlistEntry }) {
  return (
    <>
      <span className="font-semibold wrap-anywhere">{name}</span>
      <p className="text-sm wrap-anywhere text-muted">{email}</p>
      {quantity > 1 && <p className="text-sm text-muted">{quantity} seats</p>}
    </>
  );
}

function Times({ entry: { joinedAt, endedAt, offerExpiresAt } }: { entry: WaitlistEntry }) {
  return (
    <>
      <span className="whitespace-nowrap">
        <Instant at={joinedAt} />
      </span>
      {offerExpiresAt !== null && (
        <p>
          Kept until <Instant at={offerExpiresAt} />
        </p>
      )}
      {endedAt !== null && offerExpiresAt === null && (
        <p>
          Until <Instant at={endedAt} />
        </p>
      )}
    </>
  );
}
