'use client';

import { IntentCard } from '@/features/bookings/book/intent-card';
import { EventCover } from '@/features/events/cover/event-cover';

/** The two features meet here: the booking of one, the picture of the other. */
export function BookingAhead({ step }: { step: string }) {
  return (
    <IntentCard
      step={step}
      renderCover={({ id, category }) => (
        <EventCover event={{ id, category, coverImageId: null }} size="card" isDimmed={false} />
      )}
    />
  );
}
