import type { Metadata } from 'next';
import { PreviewEvent } from './preview-event';

export const metadata: Metadata = { title: 'Preview' };

export default function PreviewEventPage() {
  return <PreviewEvent />;
}
