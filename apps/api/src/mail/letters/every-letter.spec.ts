import { describe, expect, it } from 'vitest';
import { renderHtml } from '../template/render-html.js';
import { renderText } from '../template/render-text.js';
import { makeBookingContent, writeEveryLetter } from './testing/every-letter.js';

const publicUrl = 'https://lastseat.example';
const letters = writeEveryLetter(publicUrl);
const addressesIn = (text: string) =>
  [...text.matchAll(/https?:\/\/[^\s"<>]+/g)].map(([url]) => url);

/** Whether ICU writes "Mon, 15 Mar" or "Mon 15 Mar" changes with its versions. */
const plain = (text: string) =>
  text.replaceAll(/\s/gu, ' ').replaceAll(/([A-Z][a-z]{2}), (\d+ [A-Z])/g, '$1 $2');

const hostile = `<script>alert(1)</script>"'&\u202e`;
const { event } = makeBookingContent();
const hostileLetters = writeEveryLetter(
  publicUrl,
  makeBookingContent({
    person: { ...makeBookingContent().person, name: hostile },
    event: { ...event, title: hostile, venue: hostile, address: hostile, organiserName: hostile },
  }),
);

describe.each(Object.entries(letters))('the mail %s', (name, letter) => {
  it('says the same in HTML and in text', () => {
    const [html, text] = [renderHtml(letter), renderText(letter)];
    const inHtml = html
      .replaceAll(/<(style|title)[^]*?<\/\1>/g, '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll('&#39;', "'")
      .replaceAll(/\s+/g, ' ');
    const words = text.replaceAll(/^> |https?:\/\/\S+|[():]|^--$|\bwas\b/gm, ' ').split(/\s+/);
    for (const word of words) expect(inHtml).toContain(word.replace(/[.,]$/, ''));
  });

  it('leads nowhere but to us, and in both forms to the same pages', () => {
    const html = renderHtml(letter);
    const pages = [...html.matchAll(/href="([^"]+)"/g)].map(([, url]) => url);
    for (const url of addressesIn(html)) expect(new URL(url).origin).toBe(publicUrl);
    const inText = new Set(addressesIn(renderText(letter)));
    for (const url of pages) expect([...inText]).toContain(url);
  });

  it('lets nobody put an element, an attribute or a header into it', () => {
    const spoilt = hostileLetters[name]!;
    const html = renderHtml(spoilt);
    expect(html).not.toMatch(/<script|alert\(1\)<\/|"'&\u202e/);
    const count = (text: string) => [...text.matchAll(/<\w+/g)].length;
    expect(count(html)).toBe(count(renderHtml(letter)));
    expect(spoilt.subject).not.toMatch(/[\r\n]/);
  });

  it('shows every picture that it carries, and carries every one that it shows', () => {
    const shown = [...renderHtml(letter).matchAll(/src="cid:([^"]+)"/g)].map(([, id]) => id);
    const carried = (letter.attachments ?? []).flatMap(({ contentId }) => contentId ?? []);
    expect(shown).toEqual(carried);
  });

  it('has words for those who see no pictures, and runs nothing', () => {
    const html = renderHtml(letter);
    for (const [image] of html.matchAll(/<img[^>]*>/g)) expect(image).toMatch(/ alt="/);
    expect(html).not.toMatch(/<script|<form|<iframe|javascript:| on\w+=/);
    expect(html).toContain('<meta name="color-scheme" content="light dark" />');
  });
});

describe('a mail about an event', () => {
  it.each([
    ['Europe/Vienna', 'Mon 15 Mar 2027, 19:30–21:00 (Vienna time)'],
    ['America/New_York', 'Mon 15 Mar 2027, 14:30–16:00 (New York time)'],
    ['Australia/Sydney', 'Tue 16 Mar 2027, 05:30–07:00 (Sydney time)'],
  ])('has its time in %s on that place’s own clock', (timeZone, when) => {
    const content = makeBookingContent({ event: { ...event, timeZone } });
    const { 'booking-confirmed': letter } = writeEveryLetter(publicUrl, content);
    expect(plain(renderText(letter!))).toContain(`When: ${when}`);
    expect(plain(renderHtml(letter!))).toContain(when);
  });

  it('says what changed as people write it: the day with its zone, the place as one line, who leads it', () => {
    expect(plain(renderText(letters['event-changed']!))).toContain(
      [
        'When: Mon 15 Mar 2027, 19:30–21:00 (Vienna time)',
        '  (was: Mon 15 Mar 2027, 18:30–21:00 (Vienna time))',
        'Where: Old Mill, Hall 2, 1 Mill Lane, Vienna',
        '  (was: Old Mill, Hall 1, 1 Mill Lane, Vienna)',
        'Led by: Ana Ruiz',
        '  (was: not said)',
      ].join(' '),
    );
  });

  it('shows the organiser’s picture where there is one, and else the one that is drawn', () => {
    const coverImageId = '01920000-0000-7000-8000-0000000000cc';
    const chosen = writeEveryLetter(
      publicUrl,
      makeBookingContent({ event: { ...event, coverImageId } }),
    );
    const image = (letter = letters['reminder']!) =>
      /<img src="([^"]+)" width="600"/.exec(renderHtml(letter))?.[1];
    expect(image()).toBe(`${publicUrl}/events/${event.id}/share.png`);
    expect(image(chosen['reminder'])).toBe(
      `${publicUrl}/api/events/${event.id}/cover/${coverImageId}?width=960`,
    );
  });

  it('has a code for each seat, and says where the others are if there are many', () => {
    const codes = Array.from({ length: 10 }, (_, seat) => `CODE ${seat}`);
    const letterOf = (quantity: number, shown: number) =>
      writeEveryLetter(publicUrl, makeBookingContent({ quantity, codes: codes.slice(0, shown) }))[
        'booking-confirmed'
      ]!;
    const countPictures = (letter: ReturnType<typeof letterOf>) =>
      renderHtml(letter).match(/src="cid:ticket-code-\d+"/g)?.length;
    expect(countPictures(letterOf(1, 1))).toBe(1);
    expect(renderText(letterOf(1, 1))).not.toContain('Seat 1');
    expect(countPictures(letterOf(3, 3))).toBe(3);
    expect(renderText(letterOf(3, 3))).toContain('(Seat 2 of 3)');
    expect(countPictures(letterOf(12, 10))).toBe(10);
    expect(letterOf(12, 10).attachments).toHaveLength(11);
    expect(renderText(letterOf(12, 10))).toContain(
      'The codes of the other 2 seats are on the page',
    );
  });

  it('has the event for the calendar, cancelled where it is', () => {
    const fileOf = (name: string) =>
      letters[name]?.attachments?.find(({ contentType }) =>
        contentType.startsWith('text/calendar'),
      );
    const text = (name: string) => fileOf(name)?.bytes.toString();
    expect(fileOf('booking-confirmed')?.fileName).toBe('chamber-music-in-the-old-mill.ics');
    expect(text('booking-confirmed')).toContain('\r\nDTSTART:20270315T183000Z\r\n');
    expect(text('booking-confirmed')).toContain('\r\nSTATUS:CONFIRMED\r\n');
    expect(text('event-cancelled')).toContain('\r\nSTATUS:CANCELLED\r\n');
  });
});

it('only what is not about something that the person has done can be ended', () => {
  const ended = Object.entries(letters).filter(([, { unsubscribe }]) => unsubscribe !== undefined);
  expect(ended.map(([name]) => name)).toEqual(['reminder']);
});
