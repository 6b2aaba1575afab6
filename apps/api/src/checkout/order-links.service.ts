/**
 * The tokens by which guests open their orders: derived from the order's id by a key of the server, so that the
 * mail carries the same as the page. The database has their hashes only.
 */
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../common/config/config.js';
import { deriveKey, deriveToken, hashToken } from '../common/config/derived-keys.js';
import { PrismaService } from '../common/database/prisma.service.js';

export interface OrderLink {
  bookingId: string;
  orderId: string;
  token: string;
}

@Injectable()
export class OrderLinksService {
  private readonly key: Buffer;

  constructor(
    @Inject(CONFIG) { JWT_SECRET }: Pick<Config, 'JWT_SECRET'>,
    private readonly prisma: PrismaService,
  ) {
    this.key = deriveKey(JWT_SECRET, 'tokens that open an order');
  }

  tokenOf(orderId: string): string {
    return deriveToken(this.key, orderId);
  }

  hashOf(orderId: string): Uint8Array<ArrayBuffer> {
    return hashToken(this.tokenOf(orderId));
  }

  /** Of those bookings that guests have paid, for the mails that carry them. */
  async list(bookings: readonly { eventId: string; bookingId: string }[]): Promise<OrderLink[]> {
    if (bookings.length === 0) return [];
    const lines = await this.prisma.orderLine.findMany({
      where: {
        OR: bookings.map(({ eventId, bookingId }) => ({ eventId, bookingId })),
        order: { tokenHash: { not: null } },
      },
      select: { bookingId: true, orderId: true },
    });
    return lines.map((line) => ({ ...line, token: this.tokenOf(line.orderId) }));
  }
}
