/** The provider for development, whose road and whose messages suffer what the plan says. Its books are never harmed. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ProviderMessage } from '../../../apps/api/src/payments/payment-provider.js';
import type { Random } from '../../load/random.js';
import { MessageSender } from '../../payments/message-sender.js';
import { startTestPayments, type TestPayments } from '../../payments/payments.js';
import type { Road } from '../../payments/road.js';
import type { Deviation, TestSession } from '../../payments/test-money.js';
import type { Scope } from '../../runner/scope.js';
import type { ProviderBooks } from '../history.js';

/** `hangs`: it does what it is asked, and answers when nobody waits any more. */
export type RoadState = 'good' | 'closed' | 'slow' | 'hangs' | 'loses answers';
export type MessageState = 'told' | 'lost' | 'doubled' | 'shuffled' | 'late';

/** Longer than the API waits for an answer. */
const PAST_PATIENCE_MS = 6_000;
const SLOW_MS = 700;
/** How long a process may take to answer a message. */
const ANSWER_WITHIN_MS = 4_000;
const AGAIN_AFTER_MS = 300;

export class TorturedProvider {
  road: RoadState = 'good';
  messages: MessageState = 'told';
  private readonly underWay = new Set<Promise<void>>();
  private isEnding = false;

  private constructor(
    readonly url: string,
    private readonly payments: TestPayments,
    private readonly secret: string,
  ) {}

  static async start(scope: Scope, secret: string): Promise<TorturedProvider> {
    const road: Road = {
      there: () => provider.goThere(),
      back: () => provider.goBack(),
    };
    const options = { port: 0, secret, apiUrl: 'http://127.0.0.1:1', road };
    const payments = await startTestPayments(scope, options);
    const provider = new TorturedProvider(payments.url, payments, secret);
    return provider;
  }

  findSession(orderId: string): TestSession | undefined {
    return this.payments.money.findOfOrder(orderId);
  }

  /** Money comes, and is told of as well as messages are told at this time. */
  pay(random: Random, session: TestSession, origins: readonly string[], deviation?: Deviation) {
    this.tell(random, this.payments.money.pay(session, deviation), origins);
  }

  /** Of which no message tells. */
  payInSecret(session: TestSession): void {
    this.payments.money.pay(session);
  }

  decline(random: Random, session: TestSession, origins: readonly string[]): void {
    this.tell(random, this.payments.money.decline(session), origins);
  }

  /** Everything that is on its way has come. */
  async finish(): Promise<void> {
    this.isEnding = true;
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  readBooks(): ProviderBooks {
    const { money } = this.payments;
    return {
      payments: money
        .listSessions()
        .flatMap(({ orderId, payments }) => payments.map((payment) => ({ orderId, ...payment }))),
      refunds: money
        .listRefunds()
        .map(({ refundId: key, reference, amountCents }) => ({ key, reference, amountCents })),
    };
  }

  private tell(random: Random, message: ProviderMessage, origins: readonly string[]): void {
    const send = (afterMs: number) => this.send(random.pick(origins), message, afterMs);
    switch (this.messages) {
      case 'lost':
        return;
      case 'doubled':
        return origins.forEach((origin) =>
          [0, 0, 50].forEach((ms) => this.send(origin, message, ms)),
        );
      case 'shuffled':
        return [1, 2].forEach(() => send(random.between(0, 2_000)));
      case 'late':
        return send(random.between(2_000, 6_000));
      case 'told':
        return send(0);
    }
  }

  /** Until it is taken, as providers do; nobody waits for what is late once everything is to end. */
  private send(origin: string, message: ProviderMessage, afterMs: number): void {
    const sender = new MessageSender(origin, this.secret);
    const sending = async () => {
      await pause(this.isEnding ? 0 : afterMs);
      for (let status = 0; status !== 200;) {
        status = await sender.sendOnce(message, ANSWER_WITHIN_MS).catch(() => 0);
        if (status !== 200) await pause(AGAIN_AFTER_MS);
      }
    };
    const going = sending().finally(() => this.underWay.delete(going));
    this.underWay.add(going);
  }

  private async goThere(): Promise<void> {
    if (this.road === 'closed') throw new Error('Nothing arrives');
    if (this.road === 'slow') await pause(SLOW_MS);
  }

  private async goBack(): Promise<void> {
    if (this.road === 'loses answers') throw new Error('The answer is lost');
    if (this.road === 'hangs') await pause(PAST_PATIENCE_MS);
    if (this.road === 'slow') await pause(SLOW_MS);
  }
}
