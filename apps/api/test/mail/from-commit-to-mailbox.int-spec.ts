/** The whole way: a request, its facts in the outbox, the dispatcher, and the mail at a real SMTP server. */
import { v7 as newId } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { startApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createEvent } from '../support/factories.js';
import { send } from '../support/http.js';
import { startMailServer } from '../support/mail-server.js';

const database = useDatabase();
const password = 'a long enough password';

async function open() {
  const server = await startMailServer();
  const config = { SMTP_URL: server.url, MAIL_FROM: 'Lastseat <tickets@lastseat.example>' };
  const { origin, app } = await startApp(database.url, config);
  onTestFinished(() => app.close());
  const post = async (path: string, body: object, token?: string, status = 201) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await send(origin, 'POST', path, { headers, body });
    expect(answer.status, answer.text).toBe(status);
    return answer.text === '' ? {} : (JSON.parse(answer.text) as Record<string, string>);
  };
  const email = `${newId()}@example.com`;
  const { accessToken = '' } = await post('/api/auth/register', { email, password, name: 'Ada' });
  const [welcome] = await server.waitFor(1);
  const code = /^ {4}(\d{6})$/m.exec(welcome?.text ?? '')?.[1];
  const tokenOf = (text: string | undefined, page: string) =>
    new RegExp(`http://localhost:3000/${page}/([\\w-]{43})`).exec(text ?? '')?.[1] ?? '';
  return { server, post, email, accessToken, welcome, code, tokenOf };
}

it('the code of the welcome proves the address, and a booking is confirmed by mail', async () => {
  const { server, post, email, accessToken, welcome, code } = await open();
  expect(welcome?.text).toContain('Welcome, Ada');
  await post('/api/auth/verification/confirm', { code }, accessToken, 200);
  const event = await createEvent(database, { totalTickets: 1 });
  await post('/api/book', { eventId: event.id }, accessToken);
  const mails = await server.waitFor(2);
  expect(mails[1]).toMatchObject({ subject: `Booked: ${event.title}`, to: [{ address: email }] });
});

it('whoever has an address is told so when somebody registers with it, without a code', async () => {
  const { server, post, email, accessToken, code } = await open();
  await post('/api/auth/verification/confirm', { code }, accessToken, 200);
  const again = { email, password, name: 'Somebody’s words' };
  const other = await post('/api/auth/register', again);
  const [, letter] = await server.waitFor(2);
  expect(letter).toMatchObject({
    subject: 'You have an account at Lastseat already',
    to: [{ address: email }],
  });
  expect(letter?.text).not.toMatch(/\d{6}|Somebody’s words/);
  const event = await createEvent(database, { totalTickets: 2 });
  await post('/api/book', { eventId: event.id }, other['accessToken']);
  await post('/api/book', { eventId: event.id }, accessToken);
  expect((await server.waitFor(3))[2]?.subject).toBe(`Booked: ${event.title}`);
});

it('the link of a forgotten password sets a new one, and that is told too', async () => {
  const { server, post, email, tokenOf } = await open();
  await post('/api/auth/password-reset', { email }, undefined, 202);
  const mails = await server.waitFor(2);
  const token = tokenOf(mails[1]?.text, 'reset-password');
  await post(
    '/api/auth/password-reset/confirm',
    { token, password: `${password} 2` },
    undefined,
    204,
  );
  expect((await server.waitFor(3))[2]?.subject).toBe('Your password was changed');
});

it('the link of an invitation makes whoever follows it a member', async () => {
  const { server, post, accessToken, code, tokenOf } = await open();
  await post('/api/auth/verification/confirm', { code }, accessToken, 200);
  const slug = `organiser-${newId()}`;
  const { id } = await post('/api/organisers', { name: 'An organiser', slug }, accessToken);
  const email = `${newId()}@example.com`;
  await post(`/api/organisers/${id}/members`, { email, role: 'door' }, accessToken);
  const mails = await server.waitFor(2);
  expect(mails[1]?.to).toMatchObject([{ address: email }]);
  const guest = await post('/api/auth/register', { email, password, name: 'Bo' });
  const token = tokenOf(mails[1]?.text, 'organise/invitations');
  await post(`/api/invitations/${token}`, {}, guest['accessToken'], 200);
});
