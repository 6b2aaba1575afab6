import type { EventDetails } from '@lastseat/contracts';
import type { Metadata } from 'next';
import { formatPrice } from '@/lib/format/format';
import { anyReader } from '@/lib/format/reader';
import { nameTimeZone } from '@/lib/format/time-zone';
import { formatWhen } from '@/lib/format/when';
import { paths } from '@/lib/http/paths';

export const shareImageSize = { width: 1200, height: 630 };

const maxDescription = 160;

/** How the event looks in a search result and where its address is shared. */
export function eventMetadata(event: EventDetails): Metadata {
  const title = event.status === 'cancelled' ? `Cancelled: ${event.title}` : event.title;
  const url = paths.event(event.id);
  const image = {
    url: paths.eventImage(event.id),
    ...shareImageSize,
    alt: `${event.title}: ${describeShortly(event)}`,
  };
  const description = shorten(`${describeShortly(event)}. ${event.description}`);
  return {
    title,
    description,
    alternates: { canonical: url },
    openGraph: { type: 'website', siteName: 'Lastseat', title, description, url, images: [image] },
    twitter: { card: 'summary_large_image', title, description, images: [image] },
  };
}

/** Such as `Fri, 27 Nov 2026, 20:00–21:30 (Vienna time), City Hall, €45`. */
export function describeShortly(event: EventDetails): string {
  const price = formatPrice(event.priceCents, event.currency);
  return [shareTime(event), event.venue, price].join(', ');
}

/**
 * The venue's time, with the year, and in the page's own language: what is shared is made for one and read
 * by others, in any place and some time later.
 */
export function shareTime(event: EventDetails): string {
  return `${formatWhen(event, anyReader)} (${nameTimeZone(event.timeZone)})`;
}

export function shorten(text: string, most = maxDescription): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most - 1);
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > most / 2 ? cut.slice(0, lastSpace) : cut}…`;
}
