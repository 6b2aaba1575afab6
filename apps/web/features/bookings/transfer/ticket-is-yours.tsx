import type { AcceptedTransfer } from '@lastseat/contracts';
import { TicketCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { actionStyle } from '@/components/ui/action-style';
import { Link } from '@/components/ui/link';
import { paths } from '@/lib/http/paths';

/** To an account its ticket; who came without one finds it in a mail. */
export function TicketIsYours({ accepted }: { accepted: AcceptedTransfer }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="mt-6 animate-rise space-y-3 rounded-xl border border-plenty-bar bg-plenty-soft p-4">
      <h2
        ref={heading}
        tabIndex={-1}
        className="flex items-center gap-2.5 text-lg font-semibold text-plenty outline-none"
      >
        <TicketCheck className="size-6 shrink-0" aria-hidden="true" />
        {accepted.quantity === 1 ? 'The ticket is yours' : 'The tickets are yours'}
      </h2>
      {'id' in accepted ? (
        <Link href={paths.booking(accepted.id)} prefetch={false} className={actionStyle}>
          View ticket
        </Link>
      ) : (
        <p className="text-pretty">
          It is on its way by mail, with a link by which you can see and cancel it.
        </p>
      )}
    </div>
  );
}
