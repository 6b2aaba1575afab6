import type { Metadata } from 'next';
import { EditEvent } from './edit-event';

export const metadata: Metadata = { title: 'Edit' };

export default function EditEventPage() {
  return <EditEvent />;
}
