/** Who takes money for this installation: one provider, or none. */
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../common/config/config.js';
import { ProblemError } from '../common/http/problems/problem.js';
import type { PaymentProvider, ProviderMessage, ProviderMoney } from './payment-provider.js';
import { StripeProvider } from './stripe-provider.js';
import { TestProvider } from './test-provider.js';

export type { PaymentProvider, ProviderMessage, ProviderMoney };

type Settings = Pick<
  Config,
  | ('STRIPE_SECRET_KEY' | 'STRIPE_WEBHOOK_SECRET' | 'STRIPE_API_URL')
  | ('TEST_PAYMENTS_URL' | 'TEST_PAYMENTS_SECRET')
>;

@Injectable()
export class ProvidersService {
  private readonly provider: PaymentProvider | null;

  constructor(@Inject(CONFIG) config: Settings) {
    this.provider = createProvider(config);
  }

  /** @throws ProblemError `payments_off` */
  get current(): PaymentProvider {
    if (this.provider === null) throw new ProblemError('payments_off');
    return this.provider;
  }

  get isThere(): boolean {
    return this.provider !== null;
  }

  /** @throws ProblemError `payments_off` for one that is not set up: an order keeps its own */
  get(name: string): PaymentProvider {
    if (this.current.name !== name) throw new ProblemError('payments_off');
    return this.current;
  }
}

function createProvider(config: Settings): PaymentProvider | null {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_URL } = config;
  if (STRIPE_SECRET_KEY !== '') {
    return new StripeProvider(STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_URL);
  }
  const { TEST_PAYMENTS_URL, TEST_PAYMENTS_SECRET } = config;
  return TEST_PAYMENTS_URL === ''
    ? null
    : new TestProvider(TEST_PAYMENTS_URL, TEST_PAYMENTS_SECRET);
}
