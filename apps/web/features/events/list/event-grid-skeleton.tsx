import { EventGrid } from './event-grid';
import { eventsPerPage } from './events-per-page';

const cards = Array.from({ length: eventsPerPage }, (_, card) => card);

/** For the eye: whoever shows it says in words that events are loading. */
export function EventGridSkeleton() {
  return (
    <div aria-hidden="true" className="animate-shimmer">
      <EventGrid>
        {cards.map((card) => (
          <li key={card}>
            <CardSkeleton />
          </li>
        ))}
      </EventGrid>
    </div>
  );
}

function CardSkeleton() {
  return (
    <div className="overflow-hidden rounded-2xl border border-line bg-surface">
      <div className="h-36 bg-sunken" />
      <div className="p-5">
        <div className="h-6 w-3/5 rounded-md bg-sunken" />
        <div className="mt-4 h-4 w-4/5 rounded-md bg-sunken" />
        <div className="mt-3 h-4 w-2/3 rounded-md bg-sunken" />
        <div className="mt-8 h-6 w-20 rounded-full bg-sunken" />
        <div className="mt-4 h-1.5 rounded-full bg-sunken" />
      </div>
    </div>
  );
}
