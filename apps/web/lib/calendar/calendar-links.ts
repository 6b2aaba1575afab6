import { entryPlace, entryText, formatUtc, type CalendarEntry } from '@lastseat/contracts';

/** Of the description: an address of many thousand characters is refused, and a letter may take nine. */
const mostCharacters = 300;

/** Opens Google Calendar with the entry filled in. It knows no event without an end. */
export function googleCalendarLink(entry: CalendarEntry): string {
  const start = formatUtc(new Date(entry.startsAt));
  const end = entry.endsAt === null ? start : formatUtc(new Date(entry.endsAt));
  return writeLink('https://calendar.google.com/calendar/render', {
    action: 'TEMPLATE',
    text: entry.title,
    dates: `${start}/${end}`,
    location: entryPlace(entry),
    details: linkText(entry),
  });
}

/** Opens Outlook on the web with the entry filled in. Without an end it takes half an hour. */
export function outlookLink(entry: CalendarEntry): string {
  return writeLink('https://outlook.live.com/calendar/0/action/compose', {
    rru: 'addevent',
    path: '/calendar/action/compose',
    subject: entry.title,
    startdt: wholeSeconds(entry.startsAt),
    ...(entry.endsAt !== null && { enddt: wholeSeconds(entry.endsAt) }),
    location: entryPlace(entry),
    body: linkText(entry),
  });
}

const wholeSeconds = (at: string) => at.replace(/\.\d{3}/, '');

/** Whole characters: half of one cannot be written into an address. */
function linkText(entry: CalendarEntry): string {
  const characters = [...entryText(entry)];
  const isCut = characters.length > mostCharacters;
  const text = isCut ? `${characters.slice(0, mostCharacters).join('')}…` : characters.join('');
  return `${text}\n\n${entry.url}`;
}

/** By `%20` and not by `+`, which is what URLSearchParams writes and Outlook leaves in the text. */
function writeLink(address: string, parameters: Record<string, string>): string {
  const query = Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `${address}?${query}`;
}
