import { writeCalendarFile } from '@/features/events/detail/calendar-file';
import { findEventPage } from '@/features/events/detail/find-event-page';
import { getPublicOrigin } from '@/lib/http/config';
import { paths } from '@/lib/http/paths';

interface RouteContext {
  params: Promise<{ id: string }>;
}

export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const found = await findEventPage((await params).id);
  if (found === null) return new Response('There is no such event.\n', { status: 404 });
  const { event, now } = found;
  const url = new URL(paths.event(event.id), getPublicOrigin()).href;
  return new Response(writeCalendarFile(event, { url, now }), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName(event.title)}.ics"`,
      'cache-control': 'no-store',
    },
  });
}

/** Letters and digits that every file system takes. */
function fileName(title: string): string {
  const plain = title.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '');
  const words = plain.match(/[a-z0-9]+/g) ?? ['event'];
  return words.join('-').slice(0, 60);
}
