import type { Metadata } from 'next';
import { BackToList } from '@/features/events/list/back-to-list';
import { SavedList } from './saved-list';

export const metadata: Metadata = { title: 'Saved events', robots: { index: false, follow: true } };

export default function SavedEventsPage() {
  return (
    <>
      <BackToList />
      <h1 className="mt-2 text-3xl font-bold tracking-tight sm:text-4xl">Saved events</h1>
      <p className="mt-2 mb-8 text-muted text-pretty">
        They are kept in this browser. A saved event is not booked.
      </p>
      <noscript>
        <p>Saved events need JavaScript.</p>
      </noscript>
      <SavedList />
    </>
  );
}
