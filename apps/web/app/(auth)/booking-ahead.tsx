'use client';

import { IntentCard } from '@/features/bookings/book/intent-card';
import { CategoryCover } from '@/features/events/category-cover';

/** The two features meet here: the booking of one, the picture of the other. */
export function BookingAhead({ step }: { step: string }) {
  return (
    <IntentCard
      step={step}
      renderCover={({ category }) => <CategoryCover category={category} isDimmed={false} />}
    />
  );
}
