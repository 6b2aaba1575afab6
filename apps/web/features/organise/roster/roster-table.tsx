'use client';

import type { RosterEntry } from '@lastseat/contracts';
import { ArrowDown, ArrowUp, StickyNote } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Instant } from '@/components/ui/instant';
import { Link } from '@/components/ui/link';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { consolePaths } from '@/lib/http/console-paths';
import { EntryPanel } from './entry-panel';
import { EntryStatus } from './entry-status';
import type { RosterQuery, RosterSort } from './roster-query';

interface RosterTableProps {
  rows: readonly RosterEntry[];
  query: RosterQuery;
  onChanged: (entry: RosterEntry) => void;
}

const headStyle = 'px-4 text-left text-sm font-medium text-muted sm:px-6';
const cellStyle = 'px-4 align-top sm:px-6 md:py-3.5';

/** A table where there is room for one; on a phone each row of it is a card. */
export function RosterTable({ rows, query, onChanged }: RosterTableProps) {
  const [openId, setOpenId] = useState<string | null>(null);
  const open = rows.find(({ bookingId }) => bookingId === openId);
  return (
    <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
      <table className="w-full max-md:block">
        <caption className="sr-only">People</caption>
        <thead className="border-b border-line max-md:sr-only">
          <tr>
            <SortHead query={query} sorts={['name', 'name-desc']}>
              Name
            </SortHead>
            <th scope="col" className={headStyle}>
              Seats
            </th>
            <th scope="col" className={headStyle}>
              Status
            </th>
            <SortHead query={query} sorts={['', 'oldest']}>
              Booked
            </SortHead>
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-md:block">
          {rows.map((entry) => (
            <Row key={entry.bookingId} entry={entry} onOpen={() => setOpenId(entry.bookingId)} />
          ))}
        </tbody>
      </table>
      {open && <EntryPanel entry={open} onChanged={onChanged} onClose={() => setOpenId(null)} />}
    </div>
  );
}

interface SortHeadProps {
  query: RosterQuery;
  /** By the first press, and by another one. */
  sorts: readonly [RosterSort, RosterSort];
  children: ReactNode;
}

const ascending: readonly RosterSort[] = ['oldest', 'name', 'email'];

function SortHead({ query, sorts, children }: SortHeadProps) {
  const { slug } = useOrganiser();
  const { id } = useOrganiserEvent();
  const [first, second] = sorts;
  const isSorted = sorts.includes(query.sort);
  const isUp = ascending.includes(query.sort);
  const Arrow = isUp ? ArrowUp : ArrowDown;
  const next = query.sort === first ? second : first;
  return (
    <th
      scope="col"
      className={headStyle}
      aria-sort={isSorted ? (isUp ? 'ascending' : 'descending') : undefined}
    >
      <Link
        href={consolePaths.roster(slug, id, { ...query, page: 1, sort: next })}
        className="inline-flex min-h-11 items-center gap-1 hover:text-ink"
      >
        {children}
        {isSorted && <Arrow className="size-4" aria-hidden="true" />}
      </Link>
    </th>
  );
}

function Row({ entry, onOpen }: { entry: RosterEntry; onOpen: () => void }) {
  const { name, email, quantity, createdAt, note } = entry;
  return (
    <tr className="relative transition-colors hover:bg-sunken/50 max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-y-2 max-md:py-4">
      <th scope="row" className={`${cellStyle} min-w-0 text-left max-md:w-full`}>
        {/* The whole row is pressed, the name is what is read out. */}
        <button
          type="button"
          aria-haspopup="dialog"
          className="text-left font-semibold wrap-anywhere after:absolute after:inset-0"
          onClick={onOpen}
        >
          {name}
        </button>
        {note !== null && (
          <StickyNote
            className="ml-2 inline size-4 text-muted"
            aria-label="Has a note"
            role="img"
          />
        )}
        <p className="text-sm font-normal wrap-anywhere text-muted">{email}</p>
      </th>
      <td className={`${cellStyle} tabular-nums max-md:order-1 max-md:pl-0`}>
        {quantity}
        <span className="md:hidden">{quantity === 1 ? ' seat' : ' seats'}</span>
      </td>
      <td className={cellStyle}>
        <EntryStatus entry={entry} />
      </td>
      <td
        className={`${cellStyle} text-sm whitespace-nowrap text-muted tabular-nums max-md:order-2 max-md:ml-auto max-md:pl-0`}
      >
        <Instant at={createdAt} />
      </td>
    </tr>
  );
}
