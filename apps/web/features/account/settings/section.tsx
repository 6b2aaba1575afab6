import { useId, type ReactNode } from 'react';

interface SectionProps {
  /** Where a link from elsewhere leads to. */
  id?: string;
  title: string;
  /** What it is about, in a sentence. */
  text?: ReactNode;
  children: ReactNode;
}

/** One thing that can be changed about an account. */
export function Section({ id, title, text, children }: SectionProps) {
  const headingId = useId();
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className="rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-7"
    >
      <h2 id={headingId} className="text-xl font-bold">
        {title}
      </h2>
      {text && <p className="mt-1 wrap-anywhere text-muted">{text}</p>}
      {children}
    </section>
  );
}
