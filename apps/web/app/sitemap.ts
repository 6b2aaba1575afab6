import type { MetadataRoute } from 'next';
import { listForSitemap } from '@/features/events/list/list-for-sitemap';
import { getPublicOrigin } from '@/lib/http/config';
import { paths } from '@/lib/http/paths';

// Of what there is now, and not of what there was when it was built.
export const dynamic = 'force-dynamic';

/** From the public list, so no draft is in it. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { events, organisers } = await listForSitemap();
  const found = [
    ...['/', paths.events()],
    ...organisers.flatMap(({ slug }) => [paths.organiser(slug), paths.timetable(slug)]),
    ...events.map(({ id }) => paths.event(id)),
  ];
  return found.map((path) => ({ url: new URL(path, getPublicOrigin()).href }));
}
