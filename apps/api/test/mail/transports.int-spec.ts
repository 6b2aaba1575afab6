/** What becomes of a mail at a provider that takes it, refuses it, hangs or dies. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Mail, MailTransport } from '../../src/mail/transports/mail-transport.js';
import { ResendTransport } from '../../src/mail/transports/resend-transport.js';
import { SmtpTransport } from '../../src/mail/transports/smtp-transport.js';
import { startMailServer } from '../support/mail-server.js';

const sender = 'Lastseat <tickets@lastseat.example>';
const mail: Mail = {
  id: '01920000-0000-7000-8000-00000000000d',
  to: { name: 'Ada "the first" Lindt', address: 'ada@example.com' },
  subject: 'Booked: Größe\r\nBcc: everybody@example.com',
  html: '<p>Grüße <img src="cid:ticket-code"></p>',
  text: 'Grüße',
  attachments: [
    {
      fileName: 'ticket.png',
      contentType: 'image/png',
      bytes: Buffer.from([1, 2]),
      contentId: 'ticket-code',
    },
    {
      fileName: 'event.ics',
      contentType: 'text/calendar; charset=utf-8',
      bytes: Buffer.from('BEGIN:VCALENDAR'),
    },
  ],
  unsubscribeUrl: 'https://lastseat.example/api/unsubscribe/abc',
};

function keep<Transport extends MailTransport>(transport: Transport): Transport {
  onTestFinished(() => transport.close());
  return transport;
}

describe('by SMTP', () => {
  const impatient = { connectMs: 500, silenceMs: 500 };

  it('a mail arrives whole, and cannot be given headers by what is in it', async () => {
    const server = await startMailServer();
    const transport = keep(new SmtpTransport(server.url, sender));
    expect(await transport.send(mail)).toEqual({ kind: 'sent' });
    const [received] = await server.waitFor(1);
    expect(received).toMatchObject({
      messageId: '<01920000-0000-7000-8000-00000000000d@lastseat.example>',
      from: { name: 'Lastseat', address: 'tickets@lastseat.example' },
      to: [{ name: 'Ada "the first" Lindt', address: 'ada@example.com' }],
      html: `${mail.html}\n`,
      text: 'Grüße\n',
    });
    expect(received?.subject).toMatch(/^Booked: Größe/);
    expect(received?.bcc).toBeUndefined();
    const headers = new Map(received?.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('list-unsubscribe')).toBe(`<${mail.unsubscribeUrl}>`);
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(headers.has('bcc')).toBe(false);
    const [picture, calendar] = received?.attachments ?? [];
    expect(picture).toMatchObject({ contentId: '<ticket-code>', disposition: 'inline' });
    expect(calendar).toMatchObject({ filename: 'event.ics', mimeType: 'text/calendar' });
  });

  it.each(['refuse', 'putOff', 'hang', 'die'] as const)(
    'a provider that is told to %s has not taken it',
    async (behaviour) => {
      const server = await startMailServer();
      server.behave(behaviour);
      const transport = keep(new SmtpTransport(server.url, sender, impatient));
      expect(await transport.send(mail)).toMatchObject({ kind: 'failed' });
      // And what is sent again is the same mail.
      server.behave('take');
      expect(await transport.send(mail)).toEqual({ kind: 'sent' });
      const ids = new Set(server.received.map(({ messageId }) => messageId));
      expect([...ids]).toEqual(['<01920000-0000-7000-8000-00000000000d@lastseat.example>']);
    },
  );

  it('one that nobody listens for has not taken it, and the reason names no address', async () => {
    const transport = keep(new SmtpTransport('smtp://127.0.0.1:1', sender, impatient));
    const outcome = await transport.send(mail);
    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(JSON.stringify(outcome)).not.toContain('ada@');
  });
});

describe('by Resend', () => {
  it('a mail is one request, with the delivery as its idempotency key', async () => {
    const { transport, requests } = await startResend(() => [200, { id: 'there' }]);
    expect(await transport.send(mail)).toEqual({ kind: 'sent' });
    const [request] = requests;
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer re_test',
      'idempotency-key': mail.id,
    });
    expect(request?.body).toEqual({
      from: sender,
      to: ['ada@example.com'],
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Message-ID': '<01920000-0000-7000-8000-00000000000d@lastseat.example>',
      },
      attachments: [
        {
          filename: 'ticket.png',
          content_type: 'image/png',
          content: 'AQI=',
          content_id: 'ticket-code',
        },
        {
          filename: 'event.ics',
          content_type: 'text/calendar; charset=utf-8',
          content: 'QkVHSU46VkNBTEVOREFS',
        },
      ],
    });
  });

  it.each([
    [422, { name: 'validation_error', message: 'Bad ada@example.com' }],
    [429, { name: 'rate_limit_exceeded', message: 'Too many' }],
    [401, { name: 'missing_api_key', message: 'No key' }],
    [500, 'an HTML page'],
  ] as const)('the status %s is a refusal with its reason', async (status, body) => {
    const { transport } = await startResend(() => [status, body]);
    const outcome = await transport.send(mail);
    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(JSON.stringify(outcome)).toContain(String(status));
    expect(JSON.stringify(outcome)).not.toContain('ada@');
  });

  it('one that never answers, and one that is not there, have not taken it', async () => {
    const { transport } = await startResend(() => null);
    expect(await transport.send(mail)).toMatchObject({ kind: 'failed' });
    const nobody = new ResendTransport({ apiUrl: 'http://127.0.0.1:1', apiKey: 're_test', sender });
    expect(await nobody.send(mail)).toMatchObject({ kind: 'failed' });
  });
});

interface ResendRequest {
  headers: IncomingHttpHeaders;
  body: unknown;
}

/** @param answer null: never */
async function startResend(answer: () => readonly [number, unknown] | null) {
  const requests: ResendRequest[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      requests.push({ headers: request.headers, body });
      const answered = answer();
      if (answered !== null) response.writeHead(answered[0]).end(JSON.stringify(answered[1]));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const apiUrl = `http://127.0.0.1:${port}`;
  const options = { apiUrl, apiKey: 're_test', sender, timeoutMs: 1_000 };
  return { transport: new ResendTransport(options), requests };
}
