/**
 * What we want of whoever takes money for us, and no more. Two keep it: Stripe, and a provider for development
 * that runs beside the product and is no part of it. The same tests run over both.
 */
import type { PaymentProviderName } from '@lastseat/contracts';

/** What is to be paid, as one page of the provider's. */
export interface SessionRequest {
  /** The session's key too: asked twice, the provider makes one. */
  orderId: string;
  amountCents: number;
  /** ISO 4217. */
  currency: string;
  /** What the person reads there. */
  title: string;
  /** Where the provider sends them back to, however it ended. */
  returnUrl: string;
  /** It takes no money after that, in any case; ISO 8601. The same each time that it is asked for. */
  lapsesAt: string;
}

export interface MadeSession {
  sessionId: string;
  /** Where the person pays. */
  url: string;
}

/** Money that came: whole, and once for each reference. */
export interface ProviderPayment {
  reference: string;
  amountCents: number;
  currency: string;
}

export interface SessionState {
  /** Nothing can be paid there any more, says the provider. */
  isOver: boolean;
  payments: readonly ProviderPayment[];
}

export interface RefundRequest {
  /** Its key: asked twice, the money goes once. */
  refundId: string;
  orderId: string;
  /** The payment's. */
  reference: string;
  amountCents: number;
}

/** `refused`: it will say so each time. */
export type RefundOutcome = { kind: 'done'; reference: string } | { kind: 'refused' };

/** Money that went back: once for each reference. */
export interface ProviderRefund {
  reference: string;
  amountCents: number;
  currency: string;
}

/** All that came and went back on one page. */
export interface ProviderMoney {
  payments: readonly ProviderPayment[];
  refunds: readonly ProviderRefund[];
}

/** A message of the provider, whose signature was right. */
export interface ProviderMessage {
  /** The provider's own, the same each time that it is sent. */
  id: string;
  type: string;
  /** Null: about nothing of ours. */
  orderId: string | null;
  /** Money that it tells of; null: of something else. */
  payment: ProviderPayment | null;
  /** Whether it says too that nothing can be paid on that page any more. */
  isOver: boolean;
}

/** All but `parseMessage` ask over the network: they throw where nobody answers, and can be asked again. */
export interface PaymentProvider {
  /** In addresses and rows: one that is released keeps it. */
  readonly name: PaymentProviderName;
  createSession(request: SessionRequest): Promise<MadeSession>;
  findSession(sessionId: string): Promise<SessionState>;
  /** Also of one that is over. Money that came before it closed is told. */
  closeSession(sessionId: string): Promise<SessionState>;
  refund(request: RefundRequest): Promise<RefundOutcome>;
  /** For whoever compares. @returns null: it has never heard of the session */
  findMoney(sessionId: string): Promise<ProviderMoney | null>;
  /** @returns null for a wrong signature, or one that is too old */
  parseMessage(rawBody: Buffer, headers: Readonly<Record<string, unknown>>): ProviderMessage | null;
}
