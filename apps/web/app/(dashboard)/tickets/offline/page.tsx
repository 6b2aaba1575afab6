import type { Metadata } from 'next';
import { OfflinePage } from './offline-page';

export const metadata: Metadata = { title: 'My tickets', robots: { index: false } };

/** Kept by sw.js, and shown in place of the pages of tickets while there is no network. */
export default function OfflineTicketsPage() {
  return <OfflinePage />;
}
