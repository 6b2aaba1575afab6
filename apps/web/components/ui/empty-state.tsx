import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  text: string;
  /** What the person can do about it: a link or a button. */
  action?: ReactNode;
  /** The page's own heading when the state is all there is on it. */
  heading?: 'h1' | 'h2';
}

export function EmptyState({ icon: Icon, title, text, action, heading = 'h2' }: EmptyStateProps) {
  const Heading = heading;
  return (
    <div className="flex flex-col items-center rounded-2xl border border-line bg-surface px-6 py-16 text-center shadow-card sm:py-20">
      <span className="flex size-14 items-center justify-center rounded-2xl bg-accent-soft text-accent">
        <Icon className="size-7" aria-hidden="true" />
      </span>
      <Heading className="mt-6 text-xl font-semibold tracking-tight text-balance">{title}</Heading>
      <p className="mt-2 max-w-sm text-balance text-muted">{text}</p>
      {action && <div className="mt-8">{action}</div>}
    </div>
  );
}
