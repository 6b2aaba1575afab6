/** A filter as one sees it: a link, a button or a select. What is chosen has the border of an action. */
export const chipStyle =
  'inline-flex min-h-11 shrink-0 items-center gap-2 rounded-full border border-line-strong bg-surface px-4 text-sm font-medium whitespace-nowrap transition-colors hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-accent aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent data-chosen:border-accent data-chosen:bg-accent-soft data-chosen:text-accent';
