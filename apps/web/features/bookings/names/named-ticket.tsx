'use client';

import type { ComponentProps } from 'react';
import { Ticket } from '@/features/bookings/ticket/ticket';
import { useResource } from '@/lib/http/resource';
import { ticketNames } from './names-api';

/** A ticket with the names that were given for its seats. */
export function NamedTicket(props: ComponentProps<typeof Ticket>) {
  const { booking, token = '' } = props;
  const { data } = useResource(ticketNames, token, booking.id);
  return <Ticket {...props} names={data?.names} />;
}
