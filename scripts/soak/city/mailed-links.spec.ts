import { expect, test } from 'vitest';
import { MailedLinks } from './mailed-guests.js';

const TOKEN = 'aB3-_'.repeat(9);

/** As mails come: in lines that break in the midst of a link. */
const writeMail = (to: string) =>
  Buffer.from(
    [
      ...['From: tickets@lastseat.example', `To: ${to}`, 'Subject: Confirm your place'],
      ...['MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8'],
      ...['Content-Transfer-Encoding: quoted-printable', ''],
      ...['Confirm here: http://localhost:3000/man=', `age/${TOKEN.slice(0, 20)}=`],
      ...[TOKEN.slice(20), ''],
    ].join('\r\n'),
  );

test('the link is taken out of the mail of who asked for a place, and nobody else’s mail is read', async () => {
  const links = new MailedLinks();
  await links.note(writeMail('guest-1@mailed.example'));
  await links.note(writeMail('guest-2@example.com'));
  expect(links.find('guest-1@mailed.example')).toBe(TOKEN);
  expect(links.find('guest-2@example.com')).toBeUndefined();
});
