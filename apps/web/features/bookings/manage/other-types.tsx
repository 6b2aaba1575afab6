import type { ManagedBooking } from '@lastseat/contracts';
import { Link } from '@/components/ui/link';
import { linkOfType } from '@/lib/http/manage-path';
import { paths } from '@/lib/http/paths';

interface OtherTypesProps {
  link: string;
  others: ManagedBooking['others'];
}

/** What was bought with it, of other types: each has a page of its own behind the same link. */
export function OtherTypes({ link, others }: OtherTypesProps) {
  const [token = ''] = link.split('?');
  if (others.length === 0) return null;
  return (
    <section className="mx-auto grid w-full max-w-md gap-2 print:hidden">
      <h2 className="font-semibold">Also yours</h2>
      <ul className="grid">
        {others.map(({ ticketTypeId, ticketType, quantity }) => (
          <li key={ticketTypeId}>
            <Link
              href={paths.manage(linkOfType(token, ticketTypeId))}
              className="inline-flex min-h-11 items-center rounded font-medium text-accent underline underline-offset-4"
            >
              {quantity} × {ticketType.name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
