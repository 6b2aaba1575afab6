import { ChevronDown } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';

interface SectionProps {
  title: string;
  children: ReactNode;
}

/** One group of fields. */
export function Section({ title, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-6"
    >
      <h2 id={id} className="mb-5 text-lg font-semibold tracking-tight">
        {title}
      </h2>
      <div className="grid gap-5">{children}</div>
    </section>
  );
}

interface FoldedSectionProps extends SectionProps {
  /** Something in it is wrong, so it has to be seen. */
  isWrong: boolean;
}

/** The same for what most events do without. */
export function FoldedSection({ title, isWrong, children }: FoldedSectionProps) {
  const [isOpen, setIsOpen] = useState(isWrong);
  // It stays open when the first letter of the correction has taken the complaint back.
  if (isWrong && !isOpen) setIsOpen(true);
  return (
    <details
      open={isOpen}
      className="rounded-2xl border border-line bg-surface shadow-card"
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary className="flex min-h-14 cursor-pointer list-none items-center justify-between gap-3 rounded-2xl px-5 font-semibold sm:px-6 [&::-webkit-details-marker]:hidden">
        {title}
        <ChevronDown
          className={`size-5 text-muted ${isOpen ? 'rotate-180' : ''}`}
          aria-hidden="true"
        />
      </summary>
      <div className="grid gap-5 px-5 pt-1 pb-6 sm:px-6">{children}</div>
    </details>
  );
}
