/** The links of tickets that are passed on, which come by mail: derived from their ids, as the mail derives them. */
import { deriveToken } from '../../../apps/api/src/common/config/derived-keys.js';
import { deriveTransferKey } from '../../../apps/api/src/transfers/transfer-key.js';

export class TransferLinks {
  private readonly key: Buffer;

  constructor(jwtSecret: string) {
    this.key = deriveTransferKey(jwtSecret);
  }

  tokenOf(transferId: string): string {
    return deriveToken(this.key, transferId);
  }
}
