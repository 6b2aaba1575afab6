import type { EventDetails } from '@lastseat/contracts';
import type { Metadata } from 'next';
import { shareImageSize } from '@/features/events/share/share-image-size';
import { shareTime } from '@/features/events/share/share-time';
import { formatPrice } from '@/lib/format/format';
import { paths } from '@/lib/http/paths';

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
function describeShortly(event: EventDetails): string {
  const price = formatPrice(event.priceCents, event.currency);
  return [shareTime(event), event.venue, price].join(', ');
}

export function shorten(text: string, most = maxDescription): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most - 1);
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > most / 2 ? cut.slice(0, lastSpace) : cut}…`;
}
