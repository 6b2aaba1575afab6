import type { Config } from '../../../apps/api/src/common/config/config.js';
import type { BuiltApi, BuiltCheckout } from '../lib/built-api.js';
import type { MemoryBank } from './memory-bank.js';

/** What each way to sell for money is given. */
export interface Counter {
  api: BuiltApi;
  checkout: BuiltCheckout;
  bank: MemoryBank;
  config: Config;
}

/** One way to sell for money, on the same tables. */
export interface Seller {
  title: string;
  /** Buyers at a time; more of them would wait for a connection until they fail. Left out: any number. */
  mostCallers?: number;
  open(counter: Counter): OpenSeller;
}

export interface OpenSeller {
  /** From the press to the confirmed seat: checkout, the provider's page, its message. */
  buy(eventId: string, userId: string): Promise<string>;
  close(): Promise<void>;
}
