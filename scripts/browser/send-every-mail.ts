import { writeEveryLetter } from '../../apps/api/src/mail/letters/testing/every-letter.js';
import { renderHtml } from '../../apps/api/src/mail/template/render-html.js';
import { renderText } from '../../apps/api/src/mail/template/render-text.js';
import { SmtpTransport } from '../../apps/api/src/mail/transports/smtp-transport.js';
import type { Stack } from '../stack/stack.js';

/**
 * One of each, about a booking that is not there, into the inbox: for whoever looks at all of them.
 * @returns the subjects by the names of the mails
 */
export async function sendEveryMail({ inbox, webUrl }: Stack): Promise<Record<string, string>> {
  if (inbox === null) throw new Error('Nobody catches mails here');
  const transport = new SmtpTransport(inbox.smtpUrl, 'Lastseat <tickets@lastseat.example>');
  const letters = Object.entries(writeEveryLetter(webUrl));
  try {
    for (const [name, letter] of letters) {
      const outcome = await transport.send({
        id: name,
        to: { name: 'Ada Lindt', address: `${name}@example.com` },
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
  return Object.fromEntries(letters.map(([name, { subject }]) => [name, subject]));
}
