/** Who takes the money: keeps its word of idempotency, is sometimes not to be reached, and tells of money late. */
import type {
  MadeSession,
  PaymentProvider,
  ProviderPayment,
  RefundOutcome,
  RefundRequest,
  SessionRequest,
  SessionState,
} from '../../../apps/api/src/payments/payment-provider.js';
import type { Network } from '../database/client.js';

interface Session {
  orderId: string;
  amountCents: number;
  isOver: boolean;
  payments: ProviderPayment[];
}

interface Paying {
  isWhole: boolean;
  /** Whether the page is done with then: else somebody may pay on it once more. */
  closes: boolean;
}

export class SimulatedProvider implements PaymentProvider {
  readonly name = 'test';
  /** By the order, which is the key of its session. */
  readonly sessions = new Map<string, Session>();
  /** By their keys. */
  readonly refunds = new Map<string, RefundRequest>();
  private references = 0;

  constructor(private readonly network: Network) {}

  createSession({ orderId, amountCents }: SessionRequest): Promise<MadeSession> {
    return this.answer(() => {
      const known = this.sessions.get(orderId);
      const session = known ?? { orderId, amountCents, isOver: false, payments: [] };
      this.sessions.set(orderId, session);
      return { sessionId: orderId, url: `https://pay.test/${orderId}` };
    });
  }

  findSession(sessionId: string): Promise<SessionState> {
    return this.answer(() => stateOf(this.sessions.get(sessionId)!));
  }

  closeSession(sessionId: string): Promise<SessionState> {
    return this.answer(() => {
      const session = this.sessions.get(sessionId)!;
      session.isOver = true;
      return stateOf(session);
    });
  }

  refund(request: RefundRequest): Promise<RefundOutcome> {
    return this.answer(() => {
      this.refunds.set(request.refundId, request);
      return { kind: 'done', reference: `refund ${request.refundId}` };
    });
  }

  findMoney(): never {
    throw new TypeError('Nobody compares here');
  }

  parseMessage(): never {
    throw new TypeError('Messages are given to the orders, without their signature');
  }

  /**
   * The person pays.
   * @returns null: the page is closed, or was never there
   */
  pay(orderId: string, { isWhole, closes }: Paying): ProviderPayment | null {
    const session = this.sessions.get(orderId);
    if (!session || session.isOver) return null;
    this.references += 1;
    const amountCents = isWhole ? session.amountCents : session.amountCents - 1;
    const payment = { reference: `payment ${this.references}`, amountCents, currency: 'EUR' };
    session.payments.push(payment);
    session.isOver = closes;
    return payment;
  }

  /** Over the network: what is asked for is done, or is not, when no answer comes. */
  private answer<Value>(work: () => Value): Promise<Value> {
    const { scheduler, faults } = this.network;
    const { owner } = scheduler;
    const fate = faults.ofStatement();
    return new Promise((resolve, reject) => {
      const run = () => {
        const value = fate === 'lost before' ? null : work();
        const settle = () =>
          fate === 'well' ? resolve(value!) : reject(new TypeError('no answer of the provider'));
        scheduler.add({ owner, lane: null, inMs: faults.delay(), run: settle });
      };
      scheduler.add({ owner: null, lane: null, inMs: faults.delay(), run });
    });
  }
}

const stateOf = ({ isOver, payments }: Session): SessionState => ({
  isOver,
  payments: [...payments],
});
