import type { EventDetails } from '@lastseat/contracts';
import { makeEventDetails } from '@lastseat/test-data';
import { describe, expect, it } from 'vitest';
import { describeEvent, writeJsonForScript } from './structured-data';

const event = makeEventDetails({
  title: 'Night of the Cellos',
  description: 'Six cellos.',
  venue: 'Old Mill',
  remainingTickets: 3,
  priceCents: 1250,
});
const options = {
  url: 'https://lastseat.example/events/1',
  imageUrl: 'https://lastseat.example/events/1/opengraph-image',
  now: new Date('2027-01-01T00:00:00Z'),
};

describe('structured data', () => {
  it('offers the seats that are left at their price', () => {
    expect(describeEvent(event, options)).toMatchObject({
      '@type': 'Event',
      startDate: '2027-03-15T11:00:00+01:00',
      eventStatus: 'https://schema.org/EventScheduled',
      offers: {
        price: '12.50',
        priceCurrency: 'EUR',
        availability: 'https://schema.org/InStock',
      },
    });
  });

  it('says where it is and when it ends, as far as that is known', () => {
    const known = describeEvent(
      { ...event, endsAt: '2027-03-15T11:30:00.000Z', address: '1 Mill Lane, Bath' },
      options,
    );
    expect(known.endDate).toBe('2027-03-15T12:30:00+01:00');
    expect(known.location).toMatchObject({ name: 'Old Mill', address: '1 Mill Lane, Bath' });
    expect(describeEvent(event, options)).not.toHaveProperty('endDate');
    expect(describeEvent(event, options).location.address).toBe('Old Mill');
  });

  it('counts in whole yen', () => {
    const inYen = { ...event, priceCents: 800, currency: 'JPY' };
    expect(describeEvent(inYen, options).offers.price).toBe('800');
  });

  it('says when nothing is left, or nothing can be bought any more', () => {
    const availability = (changes: Partial<EventDetails>) =>
      describeEvent({ ...event, ...changes }, options).offers.availability;
    expect(availability({ remainingTickets: 0 })).toBe('https://schema.org/SoldOut');
    expect(availability({ status: 'cancelled' })).toBe('https://schema.org/Discontinued');
    expect(availability({ startsAt: '2026-01-01T00:00:00.000Z' })).toBe(
      'https://schema.org/Discontinued',
    );
  });

  it('cannot end its own script element', () => {
    const text = writeJsonForScript({ name: '</script><script>alert(1)</script>' });
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toEqual({ name: '</script><script>alert(1)</script>' });
  });
});
