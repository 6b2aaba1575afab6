import type { Locator, Page } from '@playwright/test';
import { cardOf, createEvent, uniqueWord, type TestEvent } from './support/events';
import { onAnotherDevice, signUp } from './support/people';
import { expect, test } from './support/test';

/** Of next year, so that it is ahead whenever this runs, and the year is said. */
const year = new Date().getFullYear() + 1;
const evening = {
  startsAt: new Date(`${year}-11-27T19:00:00Z`),
  endsAt: new Date(`${year}-11-27T20:30:00Z`),
};
const venues = ['Europe/Vienna', 'America/New_York', 'Asia/Kolkata'] as const;

/** What stands on the clock of each venue at that instant, and on the reader's own. */
const readers = [
  {
    locale: 'en-GB',
    timezoneId: 'Europe/Vienna',
    times: [
      `27 Nov ${year}, 20:00–21:30 Vienna time`,
      `27 Nov ${year}, 14:00–15:30 New York time`,
      `28 Nov ${year}, 00:30–02:00 Kolkata time`,
    ],
    own: '27 Nov, 20:00 GMT+1',
  },
  {
    locale: 'en-US',
    timezoneId: 'America/New_York',
    times: [
      `Nov 27, ${year}, 8:00 – 9:30 PM Vienna time`,
      `Nov 27, ${year}, 2:00 – 3:30 PM New York time`,
      `Nov 28, ${year}, 12:30 – 2:00 AM Kolkata time`,
    ],
    own: 'Nov 27, 2:00 PM GMT-5',
  },
  {
    locale: 'de-DE',
    timezoneId: 'Asia/Kolkata',
    times: [
      `27. Nov. ${year}, 20:00–21:30 Uhr Vienna time`,
      `27. Nov. ${year}, 14:00–15:30 Uhr New York time`,
      `28. Nov. ${year}, 00:30–02:00 Uhr Kolkata time`,
    ],
    own: '28. Nov., 00:30 GMT+5:30',
  },
] as const;

type Reader = (typeof readers)[number];

const isAtHome = (reader: Reader, venue: number) => venues[venue] === reader.timezoneId;

async function expectTimes(place: Locator, reader: Reader, venue: number): Promise<void> {
  await expect(place).toContainText(reader.times[venue] ?? '');
  await expect(place.locator('time').first()).toHaveAttribute('lang', reader.locale);
  if (isAtHome(reader, venue)) await expect(place).not.toContainText('Your time');
  else await expect(place).toContainText(new RegExp(`Your time: .*${escape(reader.own)}`));
}

const escape = (text: string) => text.replaceAll(/[.+]/g, String.raw`\$&`);

/** The live dot is the sign that the page's scripts are at work. */
const untilHydrated = (page: Page) =>
  expect(page.getByText('Live', { exact: true }).first()).toBeVisible();

for (const reader of readers) {
  const { locale, timezoneId } = reader;
  test.describe(`A reader in ${timezoneId} whose language is ${locale}`, () => {
    test.use({ locale, timezoneId });

    test('sees the clock of each venue, and the own where it shows another time, as it was before any script', async ({
      page,
      browser,
      baseURL,
    }) => {
      const word = uniqueWord();
      const events = await Promise.all(
        venues.map((timeZone) =>
          createEvent({ title: `${word} ${timeZone}`, timeZone, ...evening }),
        ),
      );
      const viewport = page.viewportSize();
      const wishes = { baseURL, locale, timezoneId, viewport, javaScriptEnabled: false };
      const still = await browser.newContext(wishes);
      const stillPage = await still.newPage();
      const openBoth = async (address: string) => {
        await stillPage.goto(address);
        await page.goto(address);
        await untilHydrated(page);
      };
      await openBoth(`/events?search=${word}`);
      for (const [venue, event] of events.entries()) {
        const card = cardOf(page, event);
        await expectTimes(card, reader, venue);
        expect(await describeWhen(card)).toEqual(await describeWhen(cardOf(stillPage, event)));
      }
      // One of another clock than the reader's, so that the own time has to come.
      const [venue, event] = [...events.entries()].find(([index]) => !isAtHome(reader, index))!;
      await openBoth(`/events/${event.id}`);
      const article = page.getByRole('article');
      await expectTimes(article, reader, venue);
      expect(await describeWhen(article)).toEqual(
        await describeWhen(stillPage.getByRole('article')),
      );
      await still.close();
    });
  });
}

/** The venue's time as it stands there, and where the heading and what comes after it are. */
async function describeWhen(article: Locator) {
  const after = article.getByText('20 left');
  // Above the event a page without script says what works.
  const { y, ...box } = (await article.boundingBox())!;
  return {
    text: await article.locator('time').first().textContent(),
    box,
    after: (await after.evaluate((element) => element.getBoundingClientRect().top)) - y,
  };
}

test.describe('A reader of Arabic', () => {
  test.use({ locale: 'ar-EG', timezoneId: 'Africa/Cairo' });

  test('has dates in Arabic, from right to left, in a page that stays English', async ({
    page,
  }) => {
    const { id } = await createEvent({ timeZone: 'Asia/Tokyo', ...evening });
    await page.goto(`/events/${id}`);
    await untilHydrated(page);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    for (const time of [page.locator('time').first(), page.locator('time').nth(1)]) {
      await expect(time).toHaveAttribute('lang', 'ar-EG');
      await expect(time).toHaveAttribute('dir', 'rtl');
      await expect(time).toContainText('نوفمبر');
    }
  });
});

test.describe('Somebody who goes', () => {
  test.use({ locale: 'en-GB', timezoneId: 'America/New_York' });

  const concert = {
    ...evening,
    timeZone: 'Europe/Vienna',
    venue: 'The Small Hall',
    address: 'Bösendorferstraße 12, 1010 Vienna',
  };
  const mapOf = (place: Locator | Page) => place.getByRole('link', { name: 'Map' });
  const openCalendar = (page: Page) => page.getByText('Add to calendar').click();

  async function saveCalendarFile(page: Page): Promise<string> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Calendar file' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^evening-.*\.ics$/);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString().replaceAll('\r\n ', '');
  }

  async function openTicket(page: Page, event: TestEvent): Promise<void> {
    await (await onAnotherDevice(await signUp(page.context()))).book(event);
    await page.goto('/bookings');
    await page.getByRole('link', { name: 'View ticket' }).click();
    await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
  }

  test('finds the address on a map, the event in each calendar, and the venue’s time in a shared link', async ({
    page,
  }) => {
    const event = await createEvent(concert);
    await page.goto(`/events/${event.id}`);
    await expect(page.getByText(concert.address)).toBeVisible();
    const map = new URL((await mapOf(page).getAttribute('href')) ?? '');
    expect([map.host, map.searchParams.get('query')]).toEqual([
      'www.openstreetmap.org',
      concert.address,
    ]);
    for (const selector of ['meta[name=description]', 'meta[property="og:description"]']) {
      await expect(page.locator(selector)).toHaveAttribute(
        'content',
        new RegExp(String.raw`27 Nov ${year}, 20:00–21:30 \(Vienna time\), The Small Hall`),
      );
    }
    const data = await page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(data ?? '')).toMatchObject({
      startDate: `${year}-11-27T20:00:00+01:00`,
      endDate: `${year}-11-27T21:30:00+01:00`,
      location: { name: concert.venue, address: concert.address },
    });
    await openCalendar(page);
    for (const [name, host] of [
      ['Google Calendar', 'calendar.google.com'],
      ['Outlook', 'outlook.live.com'],
    ] as const) {
      const link = page.getByRole('link', { name });
      await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
      const address = new URL((await link.getAttribute('href')) ?? '');
      expect(address.host).toBe(host);
      expect(address.searchParams.get('location')).toBe(`${concert.venue}, ${concert.address}`);
    }
    const file = await saveCalendarFile(page);
    expect(file).toContain(`DTSTART:${year}1127T190000Z\r\nDTEND:${year}1127T203000Z`);
    expect(file).not.toContain('Booking reference');
  });

  test('has the venue’s time on the ticket, on paper and before cancelling, and the reference in the calendar', async ({
    page,
  }) => {
    const event = await createEvent(concert);
    await openTicket(page, event);
    const ticket = page.getByRole('article');
    await expect(ticket).toContainText(`27 Nov ${year}, 20:00–21:30 Vienna time`);
    await expect(ticket).toContainText('27 Nov, 14:00 GMT-5');
    await expect(mapOf(ticket)).toBeVisible();
    const reference = await ticket.getByText(/^LS-/).first().textContent();
    await openCalendar(page);
    expect(await saveCalendarFile(page)).toContain(
      `DESCRIPTION:Booking reference: ${reference ?? ''}`,
    );
    await page.emulateMedia({ media: 'print' });
    await expect(ticket).toContainText('20:00–21:30 Vienna time');
    await expect(mapOf(ticket)).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: 'My bookings' }).last().click();
    await page.getByRole('button', { name: 'Cancel booking' }).click();
    await expect(page.getByRole('alertdialog')).toContainText(
      `27 Nov ${year}, 20:00–21:30 Vienna time goes back on sale`,
    );
  });
});
