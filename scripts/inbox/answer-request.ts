import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { recipientsOf, type CaughtMail, type CaughtMails } from './caught-mails.js';
import { isView, writeInboxPage } from './inbox-page.js';
import { send } from './send.js';
import { showMail } from './show-mail.js';

export interface InboxContext {
  mails: CaughtMails;
  webUrl: string;
}

const asset = (name: string) => readFileSync(new URL(`./assets/${name}`, import.meta.url));
const assets: Record<string, { type: string; body: Buffer }> = {
  '/inbox.css': { type: 'text/css; charset=utf-8', body: asset('inbox.css') },
  '/inbox.js': { type: 'text/javascript; charset=utf-8', body: asset('inbox.js') },
};

const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  // The icon that is none.
  'img-src data:',
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Every request is a GET of something that is there, or 404. */
export function answerRequest(
  context: InboxContext,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-security-policy', pagePolicy);
  // By another name it is a strange page that has its name lead here.
  if (!isOwnName(request.headers.host)) return send(response, 421, 'text/plain', 'Not here');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://inbox');
  if (request.method !== 'GET') return send(response, 405, 'text/plain', 'GET only');
  const found = assets[pathname];
  if (found) return send(response, 200, found.type, found.body);
  if (pathname === '/arrivals') return tellArrivals(context.mails, response);
  if (pathname === '/mails.json') return sendJson(context.mails, searchParams, response);
  if (pathname === '/') return sendPage(context, null, searchParams, response);
  const [, id, part] = /^\/mails\/(\d+)(?:\/(.+))?$/.exec(pathname) ?? [];
  const mail = context.mails.find(Number(id));
  if (!mail) return send(response, 404, 'text/plain', 'There is no such mail');
  if (part === undefined) return sendPage(context, mail, searchParams, response);
  showMail(mail, part, context.webUrl, response);
}

const isOwnName = (host = '') => /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host);

function sendPage(
  { mails }: InboxContext,
  mail: CaughtMail | null,
  query: URLSearchParams,
  response: ServerResponse,
): void {
  const view = query.get('view') ?? '';
  const page = writeInboxPage(mails.list(), mail, isView(view) ? view : 'html');
  send(response, 200, 'text/html; charset=utf-8', page);
}

/** For tests, and for whoever likes a terminal. */
function sendJson(mails: CaughtMails, query: URLSearchParams, response: ServerResponse): void {
  const to = query.get('to')?.toLowerCase();
  const found = mails.list().filter((mail) => to === undefined || recipientsOf(mail).includes(to));
  const told = found.map(({ id, at, email }) => ({
    id,
    at: at.toISOString(),
    messageId: email.messageId ?? null,
    to: email.to?.[0]?.address ?? null,
    subject: email.subject ?? '',
    text: email.text ?? '',
    html: email.html ?? '',
  }));
  send(response, 200, 'application/json', JSON.stringify(told));
}

/** Server-sent events: one for each mail that comes. */
function tellArrivals(mails: CaughtMails, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' }).write('\n');
  response.once(
    'close',
    mails.onArrival(() => response.write('data: mail\n\n')),
  );
}
