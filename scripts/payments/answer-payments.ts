/** The provider's two sides: what the shop asks (with the secret), and the page on which a person pays. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { send } from '../inbox/send.js';
import type { MessageSender } from './message-sender.js';
import { isPaymentWay, writePayPage, type PaymentWay } from './pay-page.js';
import type { Road } from './road.js';
import type { TestMoney, TestSession } from './test-money.js';

export interface PaymentsContext {
  money: TestMoney;
  sender: MessageSender;
  secret: string;
  /** Of the pages. */
  url: () => string;
  /** From the shop and back to it. */
  road: Road;
}

/** How much later "late" is. */
const LATE_MS = 30_000;

const css = readFileSync(new URL('./pay.css', import.meta.url));
/** A form may end in the shop: where that is, only the session knows. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'self' http: https:",
  "frame-ancestors 'none'",
].join('; ');

const sessionRequest = z.object({
  orderId: z.uuid(),
  amountCents: z.int().positive(),
  currency: z.string().length(3),
  title: z.string(),
  returnUrl: z.url(),
  lapsesAt: z.iso.datetime(),
});
const refundRequest = z.object({
  refundId: z.uuid(),
  orderId: z.uuid(),
  reference: z.string(),
  amountCents: z.int().positive(),
});

export async function answerPayments(
  context: PaymentsContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-security-policy', policy);
  response.setHeader('x-content-type-options', 'nosniff');
  // By another name it is a strange page that has its name lead here.
  if (!isOwnName(request.headers.host)) return send(response, 421, 'text/plain', 'Not here');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://payments');
  if (pathname === '/pay.css') return send(response, 200, 'text/css; charset=utf-8', css);
  const [, id = '', way] = /^\/pay\/([\w-]+)(?:\/(\w+))?$/.exec(pathname) ?? [];
  const session = context.money.find(id);
  if (session) return answerPerson(context, session, { request, response, way, searchParams });
  if (request.headers.authorization !== `Bearer ${context.secret}`) {
    return send(response, 404, 'text/plain', 'There is nothing here');
  }
  const answer = await answerOverRoad(context, request, pathname);
  if (answer === 'lost') return void response.destroy();
  if (answer === null) return send(response, 404, 'text/plain', 'There is nothing here');
  send(response, 200, 'application/json', JSON.stringify(answer));
}

const isOwnName = (host = '') => /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host);

async function answerOverRoad(
  context: PaymentsContext,
  request: IncomingMessage,
  path: string,
): Promise<object | null | 'lost'> {
  const { road } = context;
  const arrives = (way: () => Promise<void>) =>
    way().then(
      () => true,
      () => false,
    );
  if (!(await arrives(road.there))) return 'lost';
  const answer = await answerShop(context, request, path);
  return (await arrives(road.back)) ? answer : 'lost';
}

async function answerShop(
  { money, url }: PaymentsContext,
  request: IncomingMessage,
  path: string,
): Promise<object | null> {
  if (request.method === 'POST' && path === '/sessions') {
    const { id } = money.createSession(sessionRequest.parse(await json(request)));
    return { sessionId: id, url: `${url()}/pay/${id}` };
  }
  if (request.method === 'POST' && path === '/refunds') {
    return money.refund(refundRequest.parse(await json(request)));
  }
  const [, id = '', what] = /^\/sessions\/([\w-]+)(?:\/(close|money))?$/.exec(path) ?? [];
  const session = money.find(id);
  if (!session) return null;
  if (what === 'money') return money.listMoney(session);
  if (what === 'close') session.isOver = true;
  // One that is paid takes no second payment, unless somebody tries just that.
  return { isOver: session.isOver || session.payments.length > 0, payments: session.payments };
}

interface Visit {
  request: IncomingMessage;
  response: ServerResponse;
  way: string | undefined;
  searchParams: URLSearchParams;
}

function answerPerson(context: PaymentsContext, session: TestSession, visit: Visit): void {
  const { request, response, way = '', searchParams } = visit;
  if (request.method === 'POST' && isPaymentWay(way)) {
    const isShut = session.isOver || session.payments.length > 0;
    if (!isShut) press(context, session, way);
    const back = way === 'decline' || isShut ? `/pay/${session.id}?said=${way}` : session.returnUrl;
    response.writeHead(303, { location: back }).end();
    return;
  }
  const said = searchParams.get('said') === 'decline' ? 'The bank said no. Try again.' : null;
  send(response, 200, 'text/html; charset=utf-8', writePayPage(session, said));
}

/** Each is told twice: a message that comes once more changes nothing. */
function press({ money, sender }: PaymentsContext, session: TestSession, way: PaymentWay): void {
  if (way === 'decline') return sender.send(money.decline(session));
  const half = { amountCents: Math.max(1, Math.floor(session.amountCents / 2)) };
  const message = money.pay(session, way === 'partly' ? half : {});
  if (way === 'never') return;
  const afterMs = way === 'late' ? LATE_MS : 0;
  // The second payment first: nothing may depend on the order.
  if (way === 'twice') sender.send(money.pay(session));
  sender.send(message, afterMs);
  sender.send(message, afterMs + 1_000);
}
