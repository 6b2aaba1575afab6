/** What we want of a provider, of each that we have: over HTTP, as in earnest. */
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureHeader, signMessage } from '../../apps/api/src/payments/message-signature.js';
import type { PaymentProvider } from '../../apps/api/src/payments/payment-provider.js';
import { StripeProvider } from '../../apps/api/src/payments/stripe-provider.js';
import { TestProvider } from '../../apps/api/src/payments/test-provider.js';
import { Scope } from '../runner/scope.js';
import { startTestPayments } from './payments.js';
import { FakeStripe, openFakeStripe } from './testing/fake-stripe.js';

const SECRET = 'whsec_only_tests_sign_with_this';

interface Message {
  body: Buffer;
  headers: Record<string, unknown>;
}

interface Rig {
  provider: PaymentProvider;
  /** A person pays; what the provider tells of it, signed at this time. */
  pay: (sessionId: string) => { messageAt: (atSeconds: number) => Message };
  /** What its own memory of keys says no more. */
  forgetKeys: () => void;
  close: () => Promise<void>;
}

async function openTest(): Promise<Rig> {
  const scope = new Scope();
  const { url, money } = await startTestPayments(scope, {
    ...{ port: 0, secret: SECRET, apiUrl: 'http://127.0.0.1:1' },
  });
  return {
    provider: new TestProvider(url, SECRET),
    pay(sessionId) {
      const body = Buffer.from(JSON.stringify(money.pay(money.find(sessionId)!)));
      const headersAt = (at: number) => ({ [signatureHeader]: signMessage(SECRET, body, at) });
      return { messageAt: (at) => ({ body, headers: headersAt(at) }) };
    },
    forgetKeys: () => undefined,
    close: () => scope.close(),
  };
}

async function openStripe(): Promise<Rig> {
  const fake = new FakeStripe();
  const server = await openFakeStripe(fake);
  return {
    provider: new StripeProvider('sk_test_fake', SECRET, server.url),
    pay(sessionId) {
      const session = fake.sessions.get(sessionId)!;
      fake.pay(session);
      return { messageAt: (at) => fake.messageOf(session, SECRET, at) };
    },
    forgetKeys: () => fake.forgetKeys(),
    close: async () => server.close(),
  };
}

const nowSeconds = () => Math.floor(Date.now() / 1000);

describe.each([
  ['for development', openTest],
  ['Stripe', openStripe],
])('The provider %s', (_name, open) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await open();
  });
  afterAll(() => rig.close());

  const begin = async () => {
    const orderId = newId();
    const request = {
      ...{ orderId, amountCents: 2_500, currency: 'EUR', title: '1 × An evening' },
      returnUrl: 'https://tickets.example/checkout/1',
      lapsesAt: new Date(Date.now() + 7_200_000).toISOString(),
    };
    const made = await rig.provider.createSession(request);
    return { request, orderId, ...made };
  };
  const payment = { amountCents: 2_500, currency: 'EUR' };

  it('makes one session for an order, however often it is asked', async () => {
    const { request, sessionId, url } = await begin();
    expect(await rig.provider.createSession(request)).toEqual({ sessionId, url });
    expect(await rig.provider.findSession(sessionId)).toEqual({ isOver: false, payments: [] });
  });

  it('says what came, with one reference in its message and at a look', async () => {
    const { orderId, sessionId } = await begin();
    const { body, headers } = rig.pay(sessionId).messageAt(nowSeconds());
    const message = rig.provider.parseMessage(body, headers);
    expect(message).toMatchObject({ orderId, payment, isOver: true });
    const state = await rig.provider.findSession(sessionId);
    expect(state).toEqual({ isOver: true, payments: [message?.payment] });
  });

  it('takes nothing on a page that it has closed, and tells what came before', async () => {
    const [open, paid] = [await begin(), await begin()];
    rig.pay(paid.sessionId);
    const closed = await rig.provider.closeSession(open.sessionId);
    expect(closed).toEqual({ isOver: true, payments: [] });
    expect(await rig.provider.closeSession(open.sessionId)).toEqual(closed);
    const after = await rig.provider.closeSession(paid.sessionId);
    expect(after).toMatchObject({ isOver: true, payments: [payment] });
  });

  it('sends money back once for each refund, also when it has forgotten the key', async () => {
    const { orderId, sessionId } = await begin();
    rig.pay(sessionId);
    const { payments } = await rig.provider.findSession(sessionId);
    const { reference } = payments[0]!;
    const first = { refundId: newId(), orderId, reference, amountCents: 1_000 };
    const done = await rig.provider.refund(first);
    expect(done.kind).toBe('done');
    expect(await rig.provider.refund(first)).toEqual(done);
    rig.forgetKeys();
    expect(await rig.provider.refund(first)).toEqual(done);
    const rest = { refundId: newId(), orderId, reference, amountCents: 1_500 };
    expect((await rig.provider.refund(rest)).kind).toBe('done');
    const more = { ...rest, refundId: newId(), amountCents: 1 };
    expect(await rig.provider.refund(more)).toEqual({ kind: 'refused' });
  });

  it('lists what came and what went back, by the references that it gave, and knows nothing of others', async () => {
    const { orderId, sessionId } = await begin();
    expect(await rig.provider.findMoney(sessionId)).toEqual({ payments: [], refunds: [] });
    rig.pay(sessionId);
    const { payments } = await rig.provider.findSession(sessionId);
    const { reference } = payments[0]!;
    const asked = { refundId: newId(), orderId, reference, amountCents: 1_000 };
    const done = await rig.provider.refund(asked);
    const refund = { amountCents: 1_000, currency: 'EUR' };
    expect(await rig.provider.findMoney(sessionId)).toEqual({
      payments,
      refunds: [{ ...refund, reference: done.kind === 'done' && done.reference }],
    });
    expect(await rig.provider.findMoney(newId())).toBeNull();
  });

  it('is believed by its signature alone, over each byte, and not for long', async () => {
    const { sessionId } = await begin();
    const paid = rig.pay(sessionId);
    const { body, headers } = paid.messageAt(nowSeconds());
    const parse = (message: Message) => rig.provider.parseMessage(message.body, message.headers);
    const tampered = Buffer.from(body.toString().replace('2500', '2600'));
    expect(parse({ body, headers })).not.toBeNull();
    expect(parse({ body: tampered, headers })).toBeNull();
    expect(parse({ body: Buffer.concat([body, Buffer.from(' ')]), headers })).toBeNull();
    expect(parse({ body, headers: {} })).toBeNull();
    expect(parse(paid.messageAt(nowSeconds() - 400))).toBeNull();
  });

  it('that is away is told of, not answered for', async () => {
    const gone = await open();
    await gone.close();
    await expect(gone.provider.findSession('any')).rejects.toThrow();
    const request = { refundId: newId(), orderId: newId(), reference: 'any', amountCents: 1 };
    await expect(gone.provider.refund(request)).rejects.toThrow();
    await expect(gone.provider.findMoney('any')).rejects.toThrow();
  });
});
