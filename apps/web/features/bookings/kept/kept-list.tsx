import { Ticket } from 'lucide-react';
import { actionStyles } from '@/components/ui/action-style';
import { WhenAndWhere } from '@/components/ui/when-and-where';
import { paths } from '@/lib/http/paths';
import { useReader } from '@/lib/react/reader';
import type { KeptTicket } from './kept-tickets';

/** Without what needs the network: nothing can be cancelled here. */
export function KeptList({ tickets }: { tickets: readonly KeptTicket[] }) {
  return (
    <ul className="grid gap-4 lg:grid-cols-2 lg:gap-6">
      {tickets.map((ticket) => (
        <li key={ticket.id}>
          <KeptCard ticket={ticket} />
        </li>
      ))}
    </ul>
  );
}

function KeptCard({ ticket: { id, event } }: { ticket: KeptTicket }) {
  const reader = useReader();
  return (
    <article className="flex h-full flex-col rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-6">
      <h2 className="text-lg leading-snug font-semibold tracking-tight text-pretty wrap-anywhere">
        {event.title}
      </h2>
      <WhenAndWhere event={event} reader={reader} className="mt-3" />
      {/* No link of the router, which would ask the server first: the worker answers for a page. */}
      <a href={paths.booking(id)} className={`mt-auto ${actionStyles.primary}`}>
        <Ticket className="size-4" aria-hidden="true" />
        View ticket
        <span className="sr-only"> for {event.title}</span>
      </a>
    </article>
  );
}
