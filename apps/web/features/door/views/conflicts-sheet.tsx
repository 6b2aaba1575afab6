'use client';

import type { DoorConflict } from '@lastseat/contracts';
import { useEffect, useState } from 'react';
import { Sheet } from '@/components/ui/sheet';
import { listCheckIns } from '@/features/door/api/door-api';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { useTime } from './use-time';

interface ConflictsSheetProps {
  eventId: string;
  onClose: () => void;
}

/** Tickets with which more came in than they let in, over all devices. */
export function ConflictsSheet({ eventId, onClose }: ConflictsSheetProps) {
  const [conflicts, setConflicts] = useState<DoorConflict[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    listCheckIns(eventId).then(
      (page) => setConflicts(page.conflicts),
      (error: unknown) => setFailure(explainRefusal(error)),
    );
  }, [eventId]);
  return (
    <Sheet title="Conflicts" onClose={onClose}>
      {conflicts === null && (
        <p role="status" className="text-muted">
          {failure ?? 'Loading…'}
        </p>
      )}
      <ul className="divide-y divide-line">
        {conflicts?.map((conflict) => (
          <li key={`${conflict.bookingId}/${conflict.number}`} className="py-4">
            <Conflict conflict={conflict} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Conflict({ conflict: { name, number, entries } }: { conflict: DoorConflict }) {
  const time = useTime();
  return (
    <>
      <p className="font-semibold wrap-anywhere">
        {name}
        <span className="font-normal text-muted"> · ticket {number}</span>
      </p>
      <ul className="mt-1 grid gap-1 text-sm text-muted">
        {entries.map((entry) => (
          <li key={entry.nonce}>
            In at {time(entry.scannedAt)} by {entry.device}
            {entry.void === 'cancelled' && ', though it was cancelled'}
            {entry.void === 'transferred' && ', though it was passed on'}
          </li>
        ))}
      </ul>
    </>
  );
}
