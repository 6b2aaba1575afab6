/**
 * As much of Stripe as we ask: Checkout Sessions and refunds with a state, keys that are remembered for a while,
 * signed messages. stripe-mock keeps no state, so it cannot say what became of anything.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Stripe from 'stripe';

interface FakeSession {
  id: string;
  object: 'checkout.session';
  status: 'open' | 'complete' | 'expired';
  payment_status: 'paid' | 'unpaid';
  payment_intent: string | null;
  client_reference_id: string | null;
  amount_total: number;
  currency: string;
  url: string;
}

interface FakeRefund {
  id: string;
  object: 'refund';
  payment_intent: string;
  amount: number;
  currency: string;
  status: 'succeeded';
  metadata: Record<string, string>;
}

/** What it answers: a status and a body. */
type Answer = [status: number, body: object];

const refuse = (message: string): Answer => [
  400,
  { error: { type: 'invalid_request_error', message } },
];

export class FakeStripe {
  readonly sessions = new Map<string, FakeSession>();
  readonly refunds: FakeRefund[] = [];
  private readonly known = new Map<string, { asked: string; answer: Answer }>();

  /** A day has passed: Stripe keeps a key no longer. */
  forgetKeys(): void {
    this.known.clear();
  }

  pay(session: FakeSession): void {
    Object.assign(session, {
      ...{ status: 'complete', payment_status: 'paid', payment_intent: `pi_${randomUUID()}` },
    });
  }

  /** As Stripe sends it. */
  messageOf(session: FakeSession, secret: string, timestamp = Math.floor(Date.now() / 1000)) {
    const payload = JSON.stringify({
      id: `evt_${randomUUID()}`,
      object: 'event',
      type: 'checkout.session.completed',
      data: { object: session },
    });
    const stripe = new Stripe('sk_test_fake');
    const header = stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
    return { body: Buffer.from(payload), headers: { 'stripe-signature': header } };
  }

  answer(method: string, path: string, form: URLSearchParams, key: string | undefined): Answer {
    const before = key === undefined ? undefined : this.known.get(key);
    const asked = form.toString();
    if (before && before.asked !== asked) return refuse('The key was used with other parameters');
    const answer = before?.answer ?? this.answerAnew(method, path, form);
    if (key !== undefined) this.known.set(key, { asked, answer });
    return answer;
  }

  private answerAnew(method: string, path: string, form: URLSearchParams): Answer {
    if (method === 'POST' && path === '/v1/checkout/sessions') return this.create(form);
    if (path === '/v1/refunds') return method === 'POST' ? this.refund(form) : this.list(form);
    const [, id = '', expire] = /^\/v1\/checkout\/sessions\/([\w-]+)(\/expire)?$/.exec(path) ?? [];
    const session = this.sessions.get(id);
    if (!session) return [404, { error: { type: 'invalid_request_error', message: 'None' } }];
    if (expire === undefined) return [200, session];
    if (session.status !== 'open') return refuse('Only open sessions can be expired');
    session.status = 'expired';
    return [200, session];
  }

  private create(form: URLSearchParams): Answer {
    const id = `cs_${randomUUID()}`;
    const session: FakeSession = {
      ...{ id, object: 'checkout.session', status: 'open', payment_status: 'unpaid' },
      payment_intent: null,
      client_reference_id: form.get('client_reference_id'),
      amount_total: Number(form.get('line_items[0][price_data][unit_amount]')),
      currency: form.get('line_items[0][price_data][currency]') ?? '',
      url: `https://checkout.stripe.example/${id}`,
    };
    this.sessions.set(id, session);
    return [200, session];
  }

  private refund(form: URLSearchParams): Answer {
    const intent = form.get('payment_intent') ?? '';
    const paid = [...this.sessions.values()].find((one) => one.payment_intent === intent);
    const amount = Number(form.get('amount'));
    const before = this.refunds.filter((one) => one.payment_intent === intent);
    const sum = before.reduce((all, one) => all + one.amount, amount);
    if (!paid || sum > paid.amount_total) return refuse('More than was paid');
    const metadata = { refundId: form.get('metadata[refundId]') ?? '' };
    const refund: FakeRefund = {
      ...{ id: `re_${randomUUID()}`, object: 'refund', payment_intent: intent, amount },
      ...{ currency: paid.currency, status: 'succeeded', metadata },
    };
    this.refunds.push(refund);
    return [200, refund];
  }

  private list(form: URLSearchParams): Answer {
    const data = this.refunds.filter((one) => one.payment_intent === form.get('payment_intent'));
    return [200, { object: 'list', data, has_more: false, url: '/v1/refunds' }];
  }
}

/** @returns its address, and what ends it */
export async function openFakeStripe(fake: FakeStripe) {
  const server = createServer((request, response) => {
    void read(request).then(({ method, path, form, key }) => {
      const [status, body] = fake.answer(method, path, form, key);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

async function read(request: IncomingMessage) {
  const { method = 'GET', url = '/', headers } = request;
  const { pathname: path, searchParams } = new URL(url, 'http://stripe');
  const form = method === 'GET' ? searchParams : new URLSearchParams(await text(request));
  return { method, path, form, key: headers['idempotency-key']?.toString() };
}
