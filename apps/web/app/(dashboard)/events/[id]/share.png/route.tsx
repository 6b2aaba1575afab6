import { ImageResponse } from 'next/og';
import { findEventPage } from '@/features/events/detail/find-event-page';
import { ShareCard } from '@/features/events/detail/share-card';
import { shareImageSize } from '@/features/events/detail/share-event';

interface RouteContext {
  params: Promise<{ id: string }>;
}

/** Not `opengraph-image.tsx`: its address is known only to the page's own metadata. */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const found = await findEventPage((await params).id);
  if (found === null) return new Response('There is no such event.\n', { status: 404 });
  return new ImageResponse(<ShareCard event={found.event} />, {
    ...shareImageSize,
    // Drawing it takes a while, and only a change of the event would change it.
    headers: { 'cache-control': 'public, max-age=600' },
  });
}
