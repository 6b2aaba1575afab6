/** At the top edge of the window while the next page is on its way. Without motion it stands still. */
export function ProgressLine() {
  return (
    <span
      data-progress=""
      className="pointer-events-none fixed inset-x-0 top-0 z-50 h-1 overflow-hidden bg-accent-soft"
      aria-hidden="true"
    >
      <span className="absolute inset-y-0 left-0 w-2/5 animate-travel bg-accent forced-colors:bg-[Highlight]" />
    </span>
  );
}
