import type { ReactNode } from 'react';

interface PageHeadingProps {
  title: string;
  text?: ReactNode;
  /** What there is to do, beside it. */
  action?: ReactNode;
}

export function PageHeading({ title, text, action }: PageHeadingProps) {
  return (
    <div className="mb-8 flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
      <div>
        <h1 className="text-2xl font-bold tracking-tight sm:text-3xl">{title}</h1>
        {text && <p className="mt-1 text-pretty text-muted">{text}</p>}
      </div>
      {action}
    </div>
  );
}
