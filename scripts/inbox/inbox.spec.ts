import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import type { Mail } from '../../apps/api/src/mail/transports/mail-transport.js';
import { SmtpTransport } from '../../apps/api/src/mail/transports/smtp-transport.js';
import { Scope } from '../runner/scope.js';
import { startInbox } from './inbox.js';

const webUrl = 'http://localhost:3000';
const hostile = '<script>alert(1)</script>';
const mail: Mail = {
  id: 'a-mail',
  to: { name: 'Ada', address: 'Ada@Example.com' },
  subject: `Booked ${hostile}`,
  html: `<p><a href="${webUrl}/x">Go</a> <img src="cid:code"> ${hostile}</p>`,
  text: 'Booked',
  attachments: [
    {
      fileName: 'code.png',
      contentType: 'image/png',
      bytes: Buffer.from('png'),
      contentId: 'code',
    },
    { fileName: 'page.html', contentType: 'text/html', bytes: Buffer.from(hostile) },
  ],
  unsubscribeUrl: null,
};

async function openInbox() {
  const scope = new Scope();
  onTestFinished(() => scope.close());
  const inbox = await startInbox(scope, { port: 0, webUrl });
  const transport = new SmtpTransport(inbox.smtpUrl, 'Lastseat <tickets@lastseat.example>');
  onTestFinished(() => transport.close());
  return { inbox, transport, get: (path: string) => fetch(new URL(path, inbox.url)) };
}

it('a mail that was caught is shown as HTML, text, source and files, and runs nothing', async () => {
  const { transport, get } = await openInbox();
  expect(await (await get('/')).text()).toContain('No mail yet');
  expect(await transport.send(mail)).toEqual({ kind: 'sent' });
  const page = await (await get('/mails/1')).text();
  expect(page).toContain('Booked &lt;script&gt;');
  expect(page).not.toContain(hostile);

  const shown = await get('/mails/1/html');
  const policy = shown.headers.get('content-security-policy');
  expect(policy).toContain(
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'",
  );
  expect(policy).not.toMatch(/script-src|allow-scripts|allow-same-origin/);
  expect(await shown.text()).toContain(`src="data:image/png;base64,${btoa('png')}"`);
  const shownAs = { text: await get('/mails/1/text'), source: await get('/mails/1/source') };
  expect(await shownAs.text.text()).toBe('Booked\n');
  expect(await shownAs.source.text()).toMatch(/^Message-ID: <a-mail@/im);
  for (const { headers } of Object.values(shownAs)) {
    expect(headers.get('content-security-policy')).toBe(policy);
  }

  const file = await get('/mails/1/attachments/1');
  expect(file.headers.get('content-type')).toBe('application/octet-stream');
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; /);
  expect((await get('/mails/2')).status).toBe(404);
  expect((await get('/mails/1/attachments/2')).status).toBe(404);
});

it('those to one address are told by the newest first, as tests read them', async () => {
  const { transport, get } = await openInbox();
  for (const id of ['first', 'second']) await transport.send({ ...mail, id, subject: id });
  const told = (await (await get('/mails.json?to=ADA@example.com')).json()) as {
    subject: string;
  }[];
  expect(told.map(({ subject }) => subject)).toEqual(['second', 'first']);
  expect(await (await get('/mails.json?to=bob@example.com')).json()).toEqual([]);
});

it('is open to this machine by its own names, and to no page that leads here by another', async () => {
  const { inbox } = await openInbox();
  const { hostname, port } = new URL(inbox.url);
  expect(hostname).toBe('127.0.0.1');
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { host: `strange.example:${port}` };
    request({ hostname, port, path: '/mails.json', headers }, (response) => {
      void text(response).then(() => resolve(response.statusCode));
    })
      .once('error', reject)
      .end();
  });
  expect(status).toBe(421);
});
