/**
 * The links by which guests come to their places: one for each person and event, derived from a row's id by
 * a key of the server. A mail that is sent twice carries the same, and the database has its hash only.
 */
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../common/config/config.js';
import { deriveToken, hashToken } from '../common/config/derived-keys.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { v7 as newId } from 'uuid';
import { findPlace, welcomePerson, type LinkedPlace } from './guests.sql.js';
import { deriveManageKey } from './manage-key.js';

/** Until they say another one themselves, in an account. */
export const NAMELESS = 'Guest';

interface Place {
  eventId: string;
  userId: string;
}

@Injectable()
export class ManageLinksService {
  private readonly key: Buffer;

  constructor(
    @Inject(CONFIG) { JWT_SECRET }: Pick<Config, 'JWT_SECRET'>,
    private readonly prisma: PrismaService,
  ) {
    this.key = deriveManageKey(JWT_SECRET);
  }

  hashOf(linkId: string): Uint8Array<ArrayBuffer> {
    return hashToken(deriveToken(this.key, linkId));
  }

  /**
   * Somebody who has shown that the address is theirs: the account that has it, or a guest's that is made for
   * it, with its link of the event. @returns the account
   */
  welcome(eventId: string, email: string, name = NAMELESS): Promise<string> {
    const linkId = newId();
    const link = { linkId, tokenHash: this.hashOf(linkId) };
    return welcomePerson(this.prisma, { eventId, email, name, ...link });
  }

  /** Whose place the token opens; null for none of ours. */
  find(token: string): Promise<LinkedPlace | null> {
    return findPlace(this.prisma, hashToken(token));
  }

  /** The tokens of those places that somebody asked for as a guest, for the mails that carry them. */
  async listTokens(places: readonly Place[]): Promise<(Place & { token: string })[]> {
    if (places.length === 0) return [];
    const links = await this.prisma.manageLink.findMany({
      where: { OR: places.map(({ eventId, userId }) => ({ eventId, userId })) },
      select: { id: true, eventId: true, userId: true },
    });
    return links.map(({ id, ...place }) => ({ ...place, token: deriveToken(this.key, id) }));
  }
}
