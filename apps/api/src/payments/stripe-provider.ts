/**
 * Stripe, by Checkout Sessions: the card never comes near us. One session for each order; we close it ourselves
 * when the order's time is over.
 * https://docs.stripe.com/api/checkout/sessions
 */
import Stripe from 'stripe';
import type {
  MadeSession,
  PaymentProvider,
  ProviderMessage,
  ProviderMoney,
  ProviderPayment,
  ProviderRefund,
  RefundOutcome,
  RefundRequest,
  SessionRequest,
  SessionState,
} from './payment-provider.js';

const TIMEOUT_MS = 10_000;

export class StripeProvider implements PaymentProvider {
  readonly name = 'stripe';
  private readonly stripe: Stripe;

  /** @param apiUrl for tests; empty: Stripe's own */
  constructor(
    secretKey: string,
    private readonly webhookSecret: string,
    apiUrl: string,
  ) {
    // Not tried again in here: each step of ours is, by its own key and with its own pauses.
    const options = { maxNetworkRetries: 0, telemetry: false, timeout: TIMEOUT_MS };
    this.stripe = new Stripe(secretKey, { ...options, ...(apiUrl !== '' && hostOf(apiUrl)) });
  }

  async createSession(request: SessionRequest): Promise<MadeSession> {
    const { orderId, amountCents, currency, title, returnUrl, lapsesAt } = request;
    const metadata = { orderId };
    const session = await this.stripe.checkout.sessions.create(
      {
        mode: 'payment',
        client_reference_id: orderId,
        metadata,
        payment_intent_data: { metadata },
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: currency.toLowerCase(),
              unit_amount: amountCents,
              product_data: { name: title },
            },
          },
        ],
        success_url: returnUrl,
        cancel_url: returnUrl,
        // With another one the same key would be refused.
        expires_at: Math.floor(Date.parse(lapsesAt) / 1000),
      },
      { idempotencyKey: `order ${orderId}` },
    );
    if (session.url === null) throw new Error('Stripe made a session without a page');
    return { sessionId: session.id, url: session.url };
  }

  async findSession(sessionId: string): Promise<SessionState> {
    return toState(await this.stripe.checkout.sessions.retrieve(sessionId));
  }

  async closeSession(sessionId: string): Promise<SessionState> {
    try {
      return toState(await this.stripe.checkout.sessions.expire(sessionId));
    } catch (error) {
      // Only an open one can be: of another one Stripe says how it ended.
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
      return this.findSession(sessionId);
    }
  }

  /**
   * Stripe forgets a key after a day, so what was asked for before is looked for: the money goes once, however
   * long we were away.
   */
  async refund({
    refundId,
    orderId,
    reference,
    amountCents,
  }: RefundRequest): Promise<RefundOutcome> {
    try {
      const known = await this.stripe.refunds.list({ payment_intent: reference, limit: 100 });
      const refund =
        known.data.find(({ metadata }) => metadata?.['refundId'] === refundId) ??
        (await this.stripe.refunds.create(
          { payment_intent: reference, amount: amountCents, metadata: { refundId, orderId } },
          { idempotencyKey: `refund ${refundId}` },
        ));
      return isLost(refund) ? { kind: 'refused' } : { kind: 'done', reference: refund.id };
    } catch (error) {
      if (error instanceof Stripe.errors.StripeInvalidRequestError) return { kind: 'refused' };
      throw error;
    }
  }

  async findMoney(sessionId: string): Promise<ProviderMoney | null> {
    const session = await this.findKnown(sessionId);
    if (session === null) return null;
    const payments = listPayments(session);
    const refunds: ProviderRefund[] = [];
    for (const { reference } of payments) {
      // All pages of them: one payment can be sent back seat by seat.
      for await (const refund of this.stripe.refunds.list({
        payment_intent: reference,
        limit: 100,
      })) {
        if (!isLost(refund)) refunds.push(toRefund(refund));
      }
    }
    return { payments, refunds };
  }

  private async findKnown(sessionId: string): Promise<Stripe.Checkout.Session | null> {
    try {
      return await this.stripe.checkout.sessions.retrieve(sessionId);
    } catch (error) {
      const isUnknown =
        error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 404;
      if (isUnknown) return null;
      throw error;
    }
  }

  parseMessage(
    rawBody: Buffer,
    headers: Readonly<Record<string, unknown>>,
  ): ProviderMessage | null {
    const signature = headers['stripe-signature'];
    const event = this.readSigned(rawBody, typeof signature === 'string' ? signature : '');
    if (event === null) return null;
    const { id, type } = event;
    const isOfSession =
      type === 'checkout.session.completed' || type === 'checkout.session.async_payment_succeeded';
    if (!isOfSession) return { id, type, orderId: null, payment: null, isOver: false };
    const session = event.data.object;
    const {
      isOver,
      payments: [payment = null],
    } = toState(session);
    return { id, type, orderId: session.client_reference_id, payment, isOver };
  }

  private readSigned(rawBody: Buffer, signature: string): Stripe.Event | null {
    try {
      return this.stripe.webhooks.constructEvent(rawBody, signature, this.webhookSecret);
    } catch (error) {
      if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null;
      throw error;
    }
  }
}

/** It did not go after all. */
const isLost = ({ status }: Stripe.Refund) => status === 'failed' || status === 'canceled';

const toRefund = ({ id, amount, currency }: Stripe.Refund): ProviderRefund => ({
  ...{ reference: id, amountCents: amount, currency: currency.toUpperCase() },
});

function hostOf(apiUrl: string) {
  const { hostname: host, port, protocol } = new URL(apiUrl);
  const isPlain = protocol === 'http:';
  return {
    host,
    port: port || (isPlain ? 80 : 443),
    protocol: isPlain ? 'http' : 'https',
  } as const;
}

const toState = (session: Stripe.Checkout.Session): SessionState => ({
  // One that is complete takes no second payment.
  isOver: session.status !== 'open' && !isUnderWay(session),
  payments: listPayments(session),
});

/** A bank that takes days: the page is done, and the money is on its way. */
const isUnderWay = ({ status, payment_status: paid }: Stripe.Checkout.Session) =>
  status === 'complete' && paid === 'unpaid';

function listPayments(session: Stripe.Checkout.Session): ProviderPayment[] {
  const { payment_status: paid, payment_intent: intent, amount_total: total, currency } = session;
  if (paid !== 'paid' || intent === null || total === null || currency === null) return [];
  const reference = typeof intent === 'string' ? intent : intent.id;
  return [{ reference, amountCents: total, currency: currency.toUpperCase() }];
}
