import type { OrganiserEvent } from '@lastseat/contracts';
import { findStage, type Stage } from './find-stage';

const looks: Record<Stage, { text: string; style: string }> = {
  draft: { text: 'Draft', style: 'bg-few-soft text-few' },
  published: { text: 'Published', style: 'bg-plenty-soft text-plenty' },
  sold: { text: 'Sold out', style: 'bg-accent-soft text-accent' },
  over: { text: 'Over', style: 'bg-gone-soft text-gone' },
  cancelled: { text: 'Cancelled', style: 'bg-last-soft text-last' },
};

export function EventStatus({ event }: { event: OrganiserEvent }) {
  const { text, style } = looks[findStage(event, new Date())];
  return (
    <span
      className={`inline-flex shrink-0 items-center rounded-full px-2.5 py-0.5 text-sm font-medium ${style}`}
    >
      {text}
    </span>
  );
}
