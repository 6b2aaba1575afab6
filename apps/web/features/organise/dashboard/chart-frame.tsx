import { useId, type ReactNode } from 'react';

interface ChartFrameProps {
  title: string;
  text?: ReactNode;
  children: ReactNode;
}

export function ChartFrame({ title, text, children }: ChartFrameProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="min-w-0 rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-6"
    >
      <h2 id={id} className="text-lg font-semibold tracking-tight">
        {title}
      </h2>
      {text && <p className="mt-1 text-sm text-muted">{text}</p>}
      <div className="mt-5">{children}</div>
    </section>
  );
}

interface PlotProps {
  /** What is drawn, in a sentence. */
  label: string;
  /** At the upper and at the lower edge. */
  top: string;
  bottom: string;
  /** Where nothing else says how high it is. */
  className: string;
  children: ReactNode;
}

/** A drawing of 100 by 100, stretched; what is written stands beside it, in letters of one size. */
export function Plot({ label, top, bottom, className, children }: PlotProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-2">
      <svg
        role="img"
        aria-label={label}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        className={`w-full overflow-visible border-b border-line-strong ${className}`}
      >
        {children}
      </svg>
      <div
        className="flex min-w-8 flex-col justify-between text-xs text-muted tabular-nums"
        aria-hidden="true"
      >
        <span className="-mt-1.5">{top}</span>
        <span className="-mb-1.5">{bottom}</span>
      </div>
    </div>
  );
}
