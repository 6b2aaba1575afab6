'use client';

import {
  bookingReference,
  type CancelledBy,
  type RosterEntry,
  type TransferStatus,
} from '@lastseat/contracts';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Instant } from '@/components/ui/instant';
import { Sheet } from '@/components/ui/sheet';
import { useCan } from '@/features/organise/organiser/use-organiser';
import { CancelEntry } from './cancel-entry';
import { EntryNote } from './entry-note';
import { EntryStatus } from './entry-status';

interface EntryPanelProps {
  entry: RosterEntry;
  onChanged: (entry: RosterEntry) => void;
  onClose: () => void;
}

const cancellers: Record<CancelledBy, string> = {
  attendee: 'By the attendee',
  organiser: 'By the organiser',
  event: 'With the event',
  expiry: 'Nobody: it was not confirmed in time',
  transfer: 'It was passed on',
};

const transferWords: Record<TransferStatus, string> = {
  pending: 'Asked',
  accepted: 'Accepted',
  taken_back: 'Taken back',
  declined: 'Declined',
};

/** All that is known of one booking, and what can be done with it. */
export function EntryPanel({ entry, onChanged, onClose }: EntryPanelProps) {
  const [isCancelling, setIsCancelling] = useState(false);
  const canChange = useCan('roster.change');
  const { bookingId, name, status } = entry;
  return (
    <Sheet title={name} onClose={onClose}>
      <EntryFacts entry={entry} />
      <EntryNote key={bookingId} entry={entry} canChange={canChange} onChanged={onChanged} />
      {canChange && status !== 'cancelled' && (
        <div className="mt-8 border-t border-line pt-6">
          <Button variant="danger" onClick={() => setIsCancelling(true)}>
            Cancel booking
          </Button>
        </div>
      )}
      <CancelEntry
        entry={entry}
        isOpen={isCancelling}
        onChanged={onChanged}
        onClose={() => setIsCancelling(false)}
      />
    </Sheet>
  );
}

function EntryFacts({ entry }: Pick<EntryPanelProps, 'entry'>) {
  const { bookingId, email, quantity, createdAt } = entry;
  return (
    <dl className="grid gap-4">
      <Fact name="Status">
        <EntryStatus entry={entry} />
      </Fact>
      <Fact name="Email">
        <a href={`mailto:${email}`} className="text-accent underline underline-offset-2">
          {email}
        </a>
      </Fact>
      <Fact name="Seats">{quantity}</Fact>
      {entry.names && <Fact name="Who comes">{writeNames(entry.names)}</Fact>}
      <Fact name="Reference">
        <span className="font-mono">{bookingReference(bookingId)}</span>
      </Fact>
      <Fact name="Booked">
        <Instant at={createdAt} />
      </Fact>
      {entry.cancelledAt !== null && (
        <Fact name="Cancelled">
          <Instant at={entry.cancelledAt} />
          {entry.cancelledBy && (
            <span className="block text-muted">{cancellers[entry.cancelledBy]}</span>
          )}
          {entry.cancelReason && (
            <span className="block whitespace-pre-line">“{entry.cancelReason}”</span>
          )}
        </Fact>
      )}
      <Trail entry={entry} />
    </dl>
  );
}

const writeNames = (names: readonly (string | null)[]) =>
  names.map((name, seat) => name ?? `seat ${seat + 1}: not said`).join(', ');

/** How the ticket came, and where it goes. */
function Trail({ entry: { transfer, transferredFrom } }: Pick<EntryPanelProps, 'entry'>) {
  return (
    <>
      {transferredFrom && (
        <Fact name="Passed on by">
          {transferredFrom.name}
          <span className="block font-mono text-muted">
            {bookingReference(transferredFrom.bookingId)}
          </span>
        </Fact>
      )}
      {transfer && (
        <Fact name="Passed on to">
          {transfer.email ?? 'A deleted account'}
          <span className="block text-muted">
            {transferWords[transfer.status]} <Instant at={transfer.endedAt ?? transfer.createdAt} />
          </span>
        </Fact>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-4">
      <dt className="text-muted">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
