import { CloudOff, Radio, TriangleAlert, Upload } from 'lucide-react';
import type { Desk } from '@/features/door/engine/desk';
import { useDeskState } from '@/features/door/engine/use-desk';
import { formatCount } from '@/lib/format/format';
import { useTime } from './use-time';

interface StatusBarProps {
  desk: Desk;
  onConflicts: () => void;
}

/** How many are in, and how far what this device says is to be trusted. */
export function StatusBar({ desk, onConflicts }: StatusBarProps) {
  const title = useDeskState(desk, ({ event }) => event?.title);
  const isCancelled = useDeskState(desk, ({ event }) => event?.isCancelled === true);
  const conflicts = useDeskState(desk, (state) => state.conflicts);
  return (
    <header className="grid gap-2 border-b border-line bg-surface px-4 py-3">
      <div className="flex items-baseline justify-between gap-3">
        <h1 className="truncate text-lg font-semibold tracking-tight">{title}</h1>
        <WhoIsIn desk={desk} />
      </div>
      {isCancelled && <p className="font-semibold text-danger">This event was cancelled.</p>}
      <div className="flex flex-wrap items-center gap-2">
        <Reach desk={desk} />
        <Waiting desk={desk} />
        {conflicts > 0 && (
          <button type="button" className="chip text-few" onClick={onConflicts}>
            <TriangleAlert className="size-4" aria-hidden="true" />
            {conflicts === 1 ? '1 conflict' : `${formatCount(conflicts)} conflicts`}
          </button>
        )}
      </div>
    </header>
  );
}

function WhoIsIn({ desk }: { desk: Desk }) {
  const admitted = useDeskState(desk, (state) => state.live?.admitted ?? state.admitted);
  const tickets = useDeskState(desk, (state) => state.live?.tickets ?? state.tickets);
  return (
    <p className="shrink-0 tabular-nums">
      <strong className="text-xl">{formatCount(admitted)}</strong>
      <span className="text-muted"> of {formatCount(tickets)} in</span>
    </p>
  );
}

const pill =
  'inline-flex min-h-8 items-center gap-2 rounded-full px-3 py-1 text-sm font-medium tabular-nums';

function Reach({ desk }: { desk: Desk }) {
  const isReachable = useDeskState(desk, (state) => state.isReachable);
  const listedAt = useDeskState(desk, (state) => state.listedAt);
  const time = useTime();
  return (
    <p
      role="status"
      className={`${pill} ${isReachable ? 'bg-plenty-soft text-plenty' : 'bg-few-soft text-few'}`}
    >
      {isReachable ? (
        <Radio className="size-4" aria-hidden="true" />
      ) : (
        <CloudOff className="size-4" aria-hidden="true" />
      )}
      {isReachable ? 'Online' : `Offline · list of ${listedAt === null ? '' : time(listedAt)}`}
    </p>
  );
}

function Waiting({ desk }: { desk: Desk }) {
  const waiting = useDeskState(desk, (state) => state.waiting);
  if (waiting === 0) return null;
  return (
    <p className={`${pill} bg-gone-soft text-gone`}>
      <Upload className="size-4" aria-hidden="true" />
      {formatCount(waiting)} to hand in
    </p>
  );
}
