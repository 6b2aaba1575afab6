import {
  makeBookingContent,
  writeEveryLetter,
} from '../../apps/api/src/mail/letters/testing/every-letter.js';
import { renderHtml } from '../../apps/api/src/mail/template/render-html.js';
import { renderText } from '../../apps/api/src/mail/template/render-text.js';
import { SmtpTransport } from '../../apps/api/src/mail/transports/smtp-transport.js';
import type { Stack } from '../stack/stack.js';

export interface MailWishes {
  /** What they lead to; whatever else they say of it is the same each time. */
  eventId: string;
  bookingId: string;
  /** Of the addresses, before which the names of the mails stand. */
  domain: string;
}

/**
 * One of each into the inbox: for whoever looks at all of them.
 * @returns their names
 */
export async function sendEveryMail(
  { inbox, webUrl }: Stack,
  { eventId, bookingId, domain }: MailWishes,
): Promise<string[]> {
  if (inbox === null) throw new Error('Nobody catches mails here');
  const { event, ...content } = makeBookingContent({ id: bookingId });
  const letters = writeEveryLetter(webUrl, { ...content, event: { ...event, id: eventId } });
  const transport = new SmtpTransport(inbox.smtpUrl, 'Lastseat <tickets@lastseat.example>');
  try {
    for (const [name, letter] of Object.entries(letters)) {
      const outcome = await transport.send({
        id: name,
        to: { name: 'Ada Lindt', address: `${name}@${domain}` },
        subject: letter.subject,
        html: renderHtml(letter),
        text: renderText(letter),
        attachments: letter.attachments ?? [],
        unsubscribeUrl: letter.unsubscribe?.postUrl ?? null,
      });
      if (outcome.kind === 'failed') throw new Error(outcome.reason);
    }
  } finally {
    transport.close();
  }
  return Object.keys(letters);
}
