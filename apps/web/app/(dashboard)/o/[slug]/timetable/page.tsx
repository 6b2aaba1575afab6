import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveTickets } from '@/features/events/live/live-tickets';
import { findTimetable } from '@/features/events/timetable/find-timetable';
import { parseTimetableQuery } from '@/features/events/timetable/timetable-query';
import { TimetableView } from '@/features/events/timetable/timetable-view';
import { findOrganiser } from '@/features/organisers/find-organiser';
import { apiOrigin, getPublicOrigin } from '@/lib/http/config';
import { findReader } from '@/lib/http/find-reader';
import { paths } from '@/lib/http/paths';

interface TimetablePageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(props: TimetablePageProps): Promise<Metadata> {
  const organiser = await findOrganiser((await props.params).slug);
  if (organiser === null) notFound();
  const { slug, name } = organiser;
  const query = parseTimetableQuery(await props.searchParams);
  const own = paths.timetable(slug);
  return {
    title: `Timetable of ${name}`,
    description: `The week of ${name}: what is on and when, with the seats that are left counted live.`,
    metadataBase: new URL(getPublicOrigin()),
    alternates: { canonical: own },
    // The present week stands for all of them.
    ...(paths.timetable(slug, query) !== own && { robots: { index: false, follow: true } }),
  };
}

export default async function TimetablePage({ params, searchParams }: TimetablePageProps) {
  const { slug } = await params;
  const query = parseTimetableQuery(await searchParams);
  const timetable = await findTimetable(slug, query, { origin: apiOrigin });
  if (timetable === null) notFound();
  const { category, level } = query;
  const feed = paths.timetableFeed(timetable.organiser.slug, { category, level });
  return (
    <>
      <TimetableView
        timetable={timetable}
        query={query}
        reader={await findReader()}
        feedUrl={new URL(feed, getPublicOrigin()).href}
      />
      <LiveTickets />
    </>
  );
}
