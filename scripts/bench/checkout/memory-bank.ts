/** A provider in memory: its pages cost nothing, its messages are signed, and the product reads them as ever. */
import { randomUUID } from 'node:crypto';
import { signatureHeader, signMessage } from '../../../apps/api/src/payments/message-signature.js';
import type {
  PaymentProvider,
  SessionRequest,
} from '../../../apps/api/src/payments/payment-provider.js';
import type { BuiltCheckout } from '../lib/built-api.js';

const SECRET = 'only the benchmark signs payments with this';

export interface SignedMessage {
  body: Buffer;
  headers: Record<string, string>;
}

export interface MemoryBank {
  provider: PaymentProvider;
  /** The person pays all of it. @returns what the provider tells of it */
  pay(order: { id: string; totalCents: number; currency: string }): SignedMessage;
}

export function openMemoryBank({ TestProvider }: BuiltCheckout): MemoryBank {
  const provider = new TestProvider('http://127.0.0.1:1', SECRET);
  return {
    // What it is not asked for here would go to an address that nobody has: that fails the load.
    provider: Object.assign(provider, {
      createSession: ({ orderId }: SessionRequest) =>
        Promise.resolve({ sessionId: orderId, url: `http://127.0.0.1:1/pay/${orderId}` }),
    }),
    pay({ id: orderId, totalCents: amountCents, currency }) {
      const payment = { reference: `pay_${randomUUID()}`, amountCents, currency };
      const told = { orderId, payment, isOver: true };
      const message = { id: `evt_${randomUUID()}`, type: 'payment.succeeded', ...told };
      const body = JSON.stringify(message);
      const signature = signMessage(SECRET, body, Math.floor(Date.now() / 1_000));
      return { body: Buffer.from(body), headers: { [signatureHeader]: signature } };
    },
  };
}
