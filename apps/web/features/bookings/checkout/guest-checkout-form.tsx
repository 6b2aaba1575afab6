'use client';

import type { CheckoutInput } from '@lastseat/contracts';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { GuestForm } from '@/features/bookings/guest/guest-form';
import { paths } from '@/lib/http/paths';
import { findBrowserStorage } from '@/lib/session/browser-storage';
import { rememberOrder } from './order-tokens';
import { postGuestCheckout } from './orders-api';

interface GuestCheckoutFormProps {
  eventId: string;
  lines: CheckoutInput['lines'];
  /** Makes them cheaper. */
  promoCode?: string | undefined;
}

/** Holds the seats, and leads to where they are paid. */
export function GuestCheckoutForm({ eventId, promoCode, lines }: GuestCheckoutFormProps) {
  const router = useRouter();
  const [isHeld, setIsHeld] = useState(false);
  if (isHeld) return <p role="status">Your seats are held. Going to the checkout…</p>;
  return (
    <GuestForm
      submitLabel="Check out as a guest"
      submittingLabel="Holding your seats…"
      onSend={async (guest) => {
        const { id, token } = await postGuestCheckout(eventId, { lines, promoCode }, guest);
        const isKept = token !== null && rememberOrder(findBrowserStorage(), id, token);
        setIsHeld(true);
        // Where nothing can be kept, the address is all that there is.
        router.push(paths.checkout(id) + (isKept ? '' : `#${token}`));
      }}
    />
  );
}
