const cards = [0, 1, 2, 3];

export function BookingListSkeleton() {
  return (
    <div role="status">
      <span className="sr-only">Loading your bookings</span>
      <div aria-hidden="true" className="animate-shimmer">
        <div className="mb-4 h-7 w-40 rounded-md bg-sunken" />
        <div className="grid gap-4 lg:grid-cols-2 lg:gap-6">
          {cards.map((card) => (
            <div key={card} className="rounded-2xl border border-line bg-surface p-5 sm:p-6">
              <div className="flex justify-between">
                <div className="h-6 w-2/5 rounded-md bg-sunken" />
                <div className="h-7 w-24 rounded-full bg-sunken" />
              </div>
              <div className="mt-4 h-4 w-3/5 rounded-md bg-sunken" />
              <div className="mt-3 h-4 w-2/5 rounded-md bg-sunken" />
              <div className="mt-6 h-11 w-36 rounded-xl bg-sunken" />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
