/** The console while nobody knows yet whose it is. */
export function ShellSkeleton() {
  return (
    <div className="flex flex-1">
      <div className="hidden w-64 shrink-0 border-r border-line bg-surface p-4 lg:block">
        <div className="h-12 animate-shimmer rounded-xl bg-sunken" />
      </div>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="h-16 border-b border-line bg-surface" />
        <main
          id="content"
          tabIndex={-1}
          aria-busy="true"
          className="mx-auto w-full max-w-5xl px-4 pt-6 outline-none sm:px-8 sm:pt-8"
        >
          <p className="sr-only">Loading…</p>
          <PageSkeleton />
        </main>
      </div>
    </div>
  );
}

/** A heading, and something below it. */
export function PageSkeleton() {
  return (
    <div className="animate-shimmer" aria-hidden="true">
      <div className="h-9 w-56 rounded-xl bg-sunken" />
      <div className="mt-8 h-40 rounded-2xl bg-sunken" />
      <div className="mt-4 h-40 rounded-2xl bg-sunken" />
    </div>
  );
}
