import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import {
  findClientAddress,
  isLoopback,
  parseProxyTrust,
  toCountedBlock,
  type ProxyTrust,
} from './client-address.js';

/** Tells one visitor from another, for what is limited by address. */
@Injectable()
export class ClientAddressService {
  private readonly trust: ProxyTrust;
  private readonly isProxied: boolean;

  constructor(@Inject(CONFIG) config: Config) {
    this.trust = parseProxyTrust(config.TRUST_PROXY);
    this.isProxied = config.TRUST_PROXY !== '';
  }

  /**
   * The address block to count by, or null when it says nothing. Under `npm start` everybody comes
   * through the web server, which listens to this machine only: to count 127.0.0.1 would be one limit
   * for all, with which the first guesser locks everyone else out.
   */
  findAddressBlock(request: IncomingMessage): string | null {
    const address = findClientAddress(request, this.trust);
    return !this.isProxied && isLoopback(address) ? null : toCountedBlock(address);
  }
}
