import type { Metadata } from 'next';
import { BookingsPageView } from './bookings-page-view';

export const metadata: Metadata = { title: 'My bookings', robots: { index: false } };

export default function BookingsPage() {
  return <BookingsPageView />;
}
