import { useId, type ReactNode } from 'react';

interface PanelProps {
  title: string;
  text?: string;
  children: ReactNode;
}

export function Panel({ title, text, children }: PanelProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="rounded-2xl border border-line bg-surface p-5 shadow-card"
    >
      <h2 id={id} className="text-lg font-semibold tracking-tight">
        {title}
      </h2>
      {text && <p className="mt-1 text-muted">{text}</p>}
      {children}
    </section>
  );
}
