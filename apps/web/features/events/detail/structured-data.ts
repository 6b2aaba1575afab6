import { localIsoTime, type EventDetails } from '@lastseat/contracts';

interface StructuredDataOptions {
  url: string;
  imageUrl: string;
  now: Date;
}

/** The event as schema.org's `Event`, for search engines. */
export function describeEvent(event: EventDetails, { url, imageUrl, now }: StructuredDataOptions) {
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: event.title,
    description: event.description,
    url,
    image: [imageUrl],
    // On the venue's clock: a search engine shows the hour that is written here.
    startDate: localIsoTime(event.timeZone, event.startsAt),
    ...(event.endsAt !== null && { endDate: localIsoTime(event.timeZone, event.endsAt) }),
    eventStatus: `https://schema.org/${event.status === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: { '@type': 'Place', name: event.venue, address: event.address ?? event.venue },
    maximumAttendeeCapacity: event.totalTickets,
    remainingAttendeeCapacity: event.remainingTickets,
    isAccessibleForFree: event.priceCents === 0,
    offers: {
      '@type': 'Offer',
      url,
      price: decimalPrice(event.priceCents, event.currency),
      priceCurrency: event.currency,
      availability: `https://schema.org/${availability(event, now)}`,
      availabilityEnds: event.startsAt,
    },
  };
}

function availability(event: EventDetails, now: Date): string {
  if (event.status === 'cancelled' || Date.parse(event.startsAt) <= now.getTime()) {
    return 'Discontinued';
  }
  return event.remainingTickets === 0 ? 'SoldOut' : 'InStock';
}

/** With a point and no sign, as schema.org wants it: `12.50`, and `800` for yen. */
function decimalPrice(priceCents: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  return (priceCents / 10 ** decimals).toFixed(decimals);
}

/** JSON that may stand inside of a script element: no `<` can end it, whatever an organiser wrote. */
export function writeJsonForScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}
