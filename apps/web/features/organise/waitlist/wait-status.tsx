import type { WaitStatus } from '@lastseat/contracts';

const looks: Record<WaitStatus, { text: string; style: string }> = {
  waiting: { text: 'Waiting', style: 'bg-few-soft text-few' },
  offered: { text: 'Offered', style: 'bg-few-soft text-few' },
  booked: { text: 'Booked', style: 'bg-plenty-soft text-plenty' },
  declined: { text: 'Let it go', style: 'bg-gone-soft text-gone' },
  missed: { text: 'Ran out', style: 'bg-gone-soft text-gone' },
  left: { text: 'Left', style: 'bg-gone-soft text-gone' },
  removed: { text: 'Removed', style: 'bg-gone-soft text-gone' },
  closed: { text: 'Event cancelled', style: 'bg-gone-soft text-gone' },
};

/** What became of a wait. */
export function WaitStatusBadge({ status }: { status: WaitStatus }) {
  const { text, style } = looks[status];
  return (
    <span className={`inline-flex rounded-full px-2.5 py-0.5 text-sm font-medium ${style}`}>
      {text}
    </span>
  );
}
