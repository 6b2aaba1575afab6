/** What the provider for development knows: sessions, payments and refunds, in memory. No money is anywhere. */
import { randomUUID } from 'node:crypto';
import type {
  ProviderMessage,
  ProviderMoney,
  ProviderPayment,
  RefundOutcome,
  RefundRequest,
  SessionRequest,
} from '../../apps/api/src/payments/payment-provider.js';

export interface TestSession extends SessionRequest {
  id: string;
  isOver: boolean;
  payments: ProviderPayment[];
}

/** A payment can be made to differ from what was asked for. */
export interface Deviation {
  amountCents?: number;
  currency?: string;
}

export class TestMoney {
  private readonly sessions = new Map<string, TestSession>();
  private readonly byOrder = new Map<string, TestSession>();
  /** By key. */
  private readonly sent = new Map<string, RefundRequest & { reference: string }>();

  /** One for each order, however often it is asked for. */
  createSession(request: SessionRequest): TestSession {
    const known = this.byOrder.get(request.orderId);
    if (known) return known;
    const session = { ...request, id: randomUUID(), isOver: false, payments: [] };
    this.sessions.set(session.id, session);
    this.byOrder.set(request.orderId, session);
    return session;
  }

  find(sessionId: string): TestSession | undefined {
    return this.sessions.get(sessionId);
  }

  findOfOrder(orderId: string): TestSession | undefined {
    return this.byOrder.get(orderId);
  }

  /** Also of one that is over: money can come late. @returns what is told of it */
  pay(session: TestSession, deviation: Deviation = {}): ProviderMessage {
    const { orderId, amountCents, currency } = session;
    const payment = { reference: `pay_${randomUUID()}`, amountCents, currency, ...deviation };
    session.payments.push(payment);
    const type = 'payment.succeeded';
    return { id: `evt_${randomUUID()}`, type, orderId, payment, isOver: true };
  }

  /** Nothing was paid, and it can be tried again. */
  decline({ orderId }: TestSession): ProviderMessage {
    const type = 'payment.declined';
    return { id: `evt_${randomUUID()}`, type, orderId, payment: null, isOver: false };
  }

  /** Once for each key; of a payment no more goes back than came. */
  refund(request: RefundRequest): RefundOutcome {
    const known = this.sent.get(request.refundId);
    if (known) return { kind: 'done', reference: `re_${known.refundId}` };
    const payment = this.findPayment(request.reference);
    const isTooMuch =
      this.refundedOf(request.reference) + request.amountCents > (payment?.amountCents ?? 0);
    if (isTooMuch) return { kind: 'refused' };
    this.sent.set(request.refundId, request);
    return { kind: 'done', reference: `re_${request.refundId}` };
  }

  refundedOf(reference: string): number {
    return [...this.sent.values()]
      .filter((refund) => refund.reference === reference)
      .reduce((sum, { amountCents }) => sum + amountCents, 0);
  }

  /** Of one page: what came, and what went back of it. */
  listMoney({ payments }: TestSession): ProviderMoney {
    const refunds = [...this.sent.values()].flatMap(({ refundId, reference, amountCents }) => {
      const payment = payments.find((one) => one.reference === reference);
      if (!payment) return [];
      return [{ reference: `re_${refundId}`, amountCents, currency: payment.currency }];
    });
    return { payments, refunds };
  }

  listSessions(): TestSession[] {
    return [...this.sessions.values()];
  }

  /** What was sent back. */
  listRefunds(): RefundRequest[] {
    return [...this.sent.values()];
  }

  private findPayment(reference: string): ProviderPayment | undefined {
    return this.listSessions()
      .flatMap(({ payments }) => payments)
      .find((payment) => payment.reference === reference);
  }
}
