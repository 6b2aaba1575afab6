/** The provider for development, by HTTP: `scripts/payments/` plays it. No money is anywhere. */
import { z } from 'zod';
import { isSigned, signatureHeader } from './message-signature.js';
import type {
  MadeSession,
  PaymentProvider,
  ProviderMessage,
  ProviderMoney,
  RefundOutcome,
  RefundRequest,
  SessionRequest,
  SessionState,
} from './payment-provider.js';

const TIMEOUT_MS = 5_000;

const paymentSchema = z.object({
  reference: z.string(),
  amountCents: z.int().positive(),
  currency: z.string(),
});
const sessionSchema = z.object({ isOver: z.boolean(), payments: z.array(paymentSchema) });
const moneySchema = z.object({ payments: z.array(paymentSchema), refunds: z.array(paymentSchema) });
const madeSchema = z.object({ sessionId: z.string(), url: z.string() });
const refundSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), reference: z.string() }),
  z.object({ kind: z.literal('refused') }),
]);
const messageSchema = z.object({
  id: z.string().max(255),
  type: z.string().max(255),
  orderId: z.uuid().nullable(),
  payment: paymentSchema.nullable(),
  isOver: z.boolean(),
});

export class TestProvider implements PaymentProvider {
  readonly name = 'test';

  constructor(
    private readonly url: string,
    private readonly secret: string,
  ) {}

  async createSession(request: SessionRequest): Promise<MadeSession> {
    return madeSchema.parse(await this.ask('POST', '/sessions', request));
  }

  async findSession(sessionId: string): Promise<SessionState> {
    return sessionSchema.parse(await this.ask('GET', `/sessions/${sessionId}`));
  }

  async closeSession(sessionId: string): Promise<SessionState> {
    return sessionSchema.parse(await this.ask('POST', `/sessions/${sessionId}/close`, {}));
  }

  async refund(request: RefundRequest): Promise<RefundOutcome> {
    return refundSchema.parse(await this.ask('POST', '/refunds', request));
  }

  async findMoney(sessionId: string): Promise<ProviderMoney | null> {
    const response = await this.send('GET', `/sessions/${sessionId}/money`);
    return response.status === 404 ? null : moneySchema.parse(await readJson(response));
  }

  parseMessage(
    rawBody: Buffer,
    headers: Readonly<Record<string, unknown>>,
  ): ProviderMessage | null {
    const now = Math.floor(Date.now() / 1000);
    if (!isSigned(this.secret, rawBody, headers[signatureHeader], now)) return null;
    return messageSchema.parse(JSON.parse(rawBody.toString()));
  }

  private async ask(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    return readJson(await this.send(method, path, body));
  }

  private send(method: 'GET' | 'POST', path: string, body?: object): Promise<Response> {
    return fetch(new URL(path, this.url), {
      method,
      headers: { authorization: `Bearer ${this.secret}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body && { body: JSON.stringify(body) }),
    });
  }
}

function readJson(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`The test provider answered ${response.status}`);
  return response.json();
}
