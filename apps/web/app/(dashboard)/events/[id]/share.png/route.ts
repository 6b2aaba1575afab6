import { findEventPage } from '@/features/events/detail/find-event-page';
import { drawSharePicture } from '@/features/events/share/draw-share-picture';
import { paintPng } from '@/features/events/share/paint-png';

interface RouteContext {
  params: Promise<{ id: string }>;
}

/** Not `opengraph-image.tsx`: its address is known only to the page's own metadata. */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const found = await findEventPage((await params).id);
  if (found === null) return new Response('There is no such event.\n', { status: 404 });
  const png = await paintPng(await drawSharePicture(found.event));
  return new Response(png, {
    // Drawing it takes a while, and only a change of the event would change it.
    headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=600' },
  });
}
