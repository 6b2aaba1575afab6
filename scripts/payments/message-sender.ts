/** Tells the API what happened, signed, until it has answered: so one that is away hears of it later. */
import { setTimeout as sleep } from 'node:timers/promises';
import { signatureHeader, signMessage } from '../../apps/api/src/payments/message-signature.js';
import type { ProviderMessage } from '../../apps/api/src/payments/payment-provider.js';

const PAUSES_MS = [0, 500, 1_000, 2_000, 5_000, 10_000, 30_000];

export class MessageSender {
  private readonly ended = new AbortController();

  constructor(
    private readonly apiUrl: string,
    private readonly secret: string,
  ) {}

  /** In the background. @param afterMs before it is told for the first time */
  send(message: ProviderMessage, afterMs = 0): void {
    void this.sendUntilTaken(message, afterMs).catch(() => undefined);
  }

  /** @param patienceMs for the answer. @returns its status */
  async sendOnce(message: ProviderMessage, patienceMs = 10_000): Promise<number> {
    const body = JSON.stringify(message);
    const signature = signMessage(this.secret, body, Math.floor(Date.now() / 1000));
    const response = await fetch(new URL('/api/payments/test/webhook', this.apiUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', [signatureHeader]: signature },
      body,
      signal: AbortSignal.any([this.ended.signal, AbortSignal.timeout(patienceMs)]),
    });
    await response.text();
    return response.status;
  }

  end(): void {
    this.ended.abort();
  }

  private async sendUntilTaken(message: ProviderMessage, afterMs: number): Promise<void> {
    const { signal } = this.ended;
    await sleep(afterMs, undefined, { signal });
    for (const pauseMs of PAUSES_MS) {
      await sleep(pauseMs, undefined, { signal });
      const status = await this.sendOnce(message).catch(() => 0);
      if (status === 200) return;
    }
  }
}
