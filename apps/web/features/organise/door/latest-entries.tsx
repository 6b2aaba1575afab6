import type { DoorEntry } from '@lastseat/contracts';
import { Instant } from '@/components/ui/instant';
import { Panel } from './panel';

export function LatestEntries({ entries }: { entries: readonly DoorEntry[] }) {
  return (
    <Panel title="Who came last">
      {entries.length === 0 && <p className="mt-2 text-muted">Nobody has come in yet.</p>}
      <ul className="mt-2 divide-y divide-line">
        {entries.map((entry) => (
          <li key={entry.nonce} className="py-3">
            <p className="font-semibold wrap-anywhere">
              {entry.name}
              <span className="font-normal text-muted"> · ticket {entry.number}</span>
            </p>
            <p className="text-sm text-muted">
              {entry.kind === 'undo' ? 'Taken back' : entry.isUndone ? 'In, then taken back' : 'In'}{' '}
              <Instant at={entry.scannedAt} /> · {entry.device}
              {entry.by === 'name' && ' · by name'}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
