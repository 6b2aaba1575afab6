'use client';

import { Link } from '@/components/ui/link';
import { actionStyles } from '@/components/ui/action-style';
import { paths } from '@/lib/http/paths';
import { formatOrdinal } from './format-ordinal';
import { JoinButton, type JoinButtonProps } from './join-button';
import { useOffer, useWait } from './waitlist.store';

/** Of a sold-out event, on a card: joins, or leads to the page where one is told more. */
export function CardPlace({ event }: Pick<JoinButtonProps, 'event'>) {
  const wait = useWait(event.id);
  const offer = useOffer(event.id);
  if (offer === undefined && wait === undefined) return <JoinButton event={event} />;
  return (
    <Link
      href={paths.event(event.id)}
      prefetch={false}
      className={offer ? actionStyles.primary : actionStyles.secondary}
    >
      {offer ? 'A seat is kept for you' : `You are ${formatOrdinal(wait!.position)} in line`}
      <span className="sr-only">: {event.title}</span>
    </Link>
  );
}
