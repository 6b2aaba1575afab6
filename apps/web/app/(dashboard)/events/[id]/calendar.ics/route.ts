import { findEventPage } from '@/features/events/detail/find-event-page';
import { calendarFileName, writeCalendarFile } from '@lastseat/contracts';
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
  return new Response(writeCalendarFile({ ...event, url }, now), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${calendarFileName(event.title)}"`,
      'cache-control': 'no-store',
    },
  });
}
