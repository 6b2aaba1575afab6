import type { Metadata } from 'next';
import { NewEvent } from '@/features/organise/editor/new-event';

export const metadata: Metadata = { title: 'New event' };

export default function NewEventPage() {
  return <NewEvent />;
}
