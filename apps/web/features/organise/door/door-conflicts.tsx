import type { CheckInPage, ConflictEntry, DoorConflict } from '@lastseat/contracts';
import { Instant } from '@/components/ui/instant';
import { formatCount } from '@/lib/format/format';
import { Panel } from './panel';

/** Devices without a network have let in more with a ticket than it lets in. */
export function DoorConflicts({ page: { conflicts, conflictCount } }: { page: CheckInPage }) {
  return (
    <Panel
      title={`Conflicts: ${formatCount(conflictCount)}`}
      text="With these tickets more came in than they let in, at devices that had no network. One is settled as soon as the entries that do not count are taken back there."
    >
      <ul className="mt-3 divide-y divide-line">
        {conflicts.map((conflict) => (
          <li key={`${conflict.bookingId}/${conflict.number}`} className="py-3">
            <Conflict conflict={conflict} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Conflict({ conflict: { name, number, entries } }: { conflict: DoorConflict }) {
  return (
    <>
      <p className="font-semibold wrap-anywhere">
        {name}
        <span className="font-normal text-muted"> · ticket {number}</span>
      </p>
      <ul className="mt-1 grid gap-1 text-sm text-muted">
        {entries.map((entry) => (
          <li key={entry.nonce}>
            <Instant at={entry.scannedAt} /> · {entry.device}, {entry.member}
            {explainVoid(entry)}
          </li>
        ))}
      </ul>
    </>
  );
}

function explainVoid({ void: state }: ConflictEntry): string {
  if (state === 'cancelled') return ' · the ticket was cancelled';
  return state === 'transferred' ? ' · the ticket was passed on' : '';
}
