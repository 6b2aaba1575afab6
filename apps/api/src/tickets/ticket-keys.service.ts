/**
 * The keys that sign tickets, as this process knows them.
 *
 * What must stay true: the code of a ticket is the same from every process and at every time. So the first
 * key is the same for all who need it at once, and the next one is known to all before it is used: it is
 * read anew every {@link KEPT_MS}, which is less than {@link LEAD_MS}.
 */
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../common/config/config.js';
import { deriveKey } from '../common/config/derived-keys.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { addFirstKey, addNextKey, listKeys } from './ticket-keys.sql.js';
import {
  canSign,
  makeTicketKey,
  openTicketKey,
  type SigningKey,
  type TicketKey,
} from './ticket-key.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const KEPT_MS = 10 * MINUTE_MS;
/** From the making of the next key to the first booking that it signs for. */
const LEAD_MS = 60 * MINUTE_MS;
const USED_FOR_MS = 90 * DAY_MS;

interface Kept {
  keys: readonly TicketKey[];
  /** When the query began, in milliseconds of this process. */
  readAt: number;
}

@Injectable()
export class TicketKeysService {
  private readonly sealingKey: Buffer;
  private kept: Kept | null = null;
  private underWay: Promise<Kept> | null = null;

  constructor(
    @Inject(CONFIG) { JWT_SECRET }: Pick<Config, 'JWT_SECRET'>,
    private readonly prisma: PrismaService,
  ) {
    this.sealingKey = deriveKey(JWT_SECRET, 'keys that sign tickets');
  }

  /** The oldest first. @param maxAgeMs how old what this process knows of them may be */
  async list(maxAgeMs = KEPT_MS): Promise<readonly TicketKey[]> {
    const { kept } = this;
    if (kept && performance.now() - kept.readAt < maxAgeMs) return kept.keys;
    this.underWay ??= this.read().finally(() => (this.underWay = null));
    return (await this.underWay).keys;
  }

  /** Those that this server can sign with. Where there is none, one is made. */
  async listForSigning(): Promise<readonly [SigningKey, ...SigningKey[]]> {
    const [first, ...others] = (await this.list()).filter(canSign);
    if (first) return [first, ...others];
    // By its id: of two processes that both found none, one adds it, and the other one reads it.
    const { keys } = await this.read();
    if (!keys.some(canSign)) await addFirstKey(this.prisma, this.makeAfter(keys));
    const [made, ...more] = (await this.read()).keys.filter(canSign);
    if (!made) throw new Error('Another process made a ticket key by another JWT_SECRET');
    return [made, ...more];
  }

  /** Makes the next key when the last one has been used for long enough. @returns whether it did */
  async rotate(): Promise<boolean> {
    const { keys } = await this.read();
    const timing = { usedForMs: USED_FOR_MS, leadMs: LEAD_MS };
    return keys.length > 0 && addNextKey(this.prisma, this.makeAfter(keys), timing);
  }

  private makeAfter(keys: readonly TicketKey[]) {
    return makeTicketKey((keys.at(-1)?.id ?? 0) + 1, this.sealingKey);
  }

  private async read(): Promise<Kept> {
    const readAt = performance.now();
    const rows = await listKeys(this.prisma);
    this.kept = { keys: rows.map((row) => openTicketKey(row, this.sealingKey)), readAt };
    return this.kept;
  }
}
