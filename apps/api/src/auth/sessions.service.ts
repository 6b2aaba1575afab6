/**
 * Sessions: one family of refresh tokens for each log-in.
 *
 * What must stay true: a family has one newest token; a token that was exchanged longer than
 * {@link ROTATION_GRACE_MS} ago and comes back ends the whole family, because either the visitor or
 * somebody else holds a copy (RFC 9700, section 4.14.2).
 */
import { Inject, Injectable } from '@nestjs/common';
import type { User } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { CONFIG, type Config } from '../common/config/config.js';
import { hashToken } from '../common/config/derived-keys.js';
import { PrismaService, type Transaction } from '../common/database/prisma.service.js';
import { runTransaction, type TransactionLimits } from '../common/database/transaction.js';
import { toUser, userColumns, type UserRow } from './account/to-user.js';
import { deriveNextToken, newRefreshToken } from './refresh-token.js';

/** From its last rotation on: seven days. */
export const REFRESH_TOKEN_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Two tabs that refresh at once send the same token; the second one is answered with the same
 * successor instead of being taken for a thief.
 */
export const ROTATION_GRACE_MS = 10_000;

/** The longest that one refresh or log-out waits for another one of the same session. */
const LOCK_TIMEOUT_MS = 2_000;

/** One more try after a wait that was in vain; then the answer is 503, and nobody hangs. */
const sessionLimits: TransactionLimits = { attempts: 2, maxWaitMs: 5_000, timeoutMs: 10_000 };

export interface OpenSession {
  sessionId: string;
  user: User;
  refreshToken: string;
}

interface TokenRow {
  sessionId: string;
  expiresAt: Date;
  rotatedAt: Date | null;
  session: { revokedAt: Date | null; user: UserRow };
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Begins a family, for somebody who has just come in. The one place where sessions are made: a guest, who
   * has no password, gets none, whatever led here.
   * @throws when there is no such account with a password
   */
  async startSession(
    user: User,
    device: string | null = null,
    tx: Pick<Transaction, 'session'> = this.prisma,
  ): Promise<OpenSession> {
    const refreshToken = newRefreshToken();
    const sessionId = newId();
    const refreshTokens = { create: this.toRow(refreshToken) };
    const owner = { connect: { id: user.id, passwordHash: { not: null } } };
    await tx.session.create({ data: { id: sessionId, user: owner, device, refreshTokens } });
    return { sessionId, user, refreshToken };
  }

  /** @returns the session with its newest token, or null when the token is worth nothing (any more) */
  async rotate(token: string): Promise<OpenSession | null> {
    // What is worth nothing now never will be, and a crowd that has nothing else waits for no lock.
    if (!this.isAlive(await findToken(this.prisma, token))) return null;
    return this.withLockTimeout(async (tx) => {
      await lockFamily(tx, token);
      return this.rotateLocked(tx, token);
    });
  }

  /**
   * What a refresh with this token is counted by. A token that is worth something: its session. One that
   * is not, any more: itself alone, so that who holds it keeps nobody out who could refresh.
   * @returns null for no token of ours
   */
  async findRefreshSubject(token: string): Promise<string | null> {
    const row = await findToken(this.prisma, token);
    if (!row) return null;
    return this.canRotate(row) ? `session ${row.sessionId}` : `token ${token}`;
  }

  /** Ends the family of the token, whichever of its tokens it is; none is no error. */
  async revoke(token: string): Promise<void> {
    await this.withLockTimeout((tx) =>
      tx.session.updateMany({
        where: { revokedAt: null, refreshTokens: { some: { hash: hashToken(token) } } },
        data: { revokedAt: this.clock() },
      }),
    );
  }

  /** A process that froze with the lock of a session in its hands must not take the visitor along. */
  private withLockTimeout<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return runTransaction(
      this.prisma,
      async (tx) => {
        await tx.$queryRaw`SELECT set_config('lock_timeout', ${String(LOCK_TIMEOUT_MS)}, true)`;
        return work(tx);
      },
      sessionLimits,
    );
  }

  private isAlive(row: TokenRow | null): row is TokenRow {
    return row !== null && row.session.revokedAt === null && row.expiresAt > this.clock();
  }

  private canRotate(row: TokenRow): boolean {
    return this.isAlive(row) && (row.rotatedAt === null || this.isInGrace(row.rotatedAt));
  }

  private isInGrace(rotatedAt: Date): boolean {
    return this.clock().getTime() - rotatedAt.getTime() <= ROTATION_GRACE_MS;
  }

  private async rotateLocked(tx: Transaction, token: string): Promise<OpenSession | null> {
    const row = await findToken(tx, token);
    if (!this.isAlive(row)) return null;
    const now = this.clock();
    const next = deriveNextToken(token, this.config.REFRESH_TOKEN_SECRET);
    if (row.rotatedAt === null) {
      await tx.refreshToken.update({
        where: { hash: hashToken(token) },
        data: { rotatedAt: now },
      });
      await tx.refreshToken.create({ data: { ...this.toRow(next), sessionId: row.sessionId } });
      await tx.session.update({ where: { id: row.sessionId }, data: { lastUsedAt: now } });
      return { sessionId: row.sessionId, user: toUser(row.session.user), refreshToken: next };
    }
    if (this.isInGrace(row.rotatedAt)) return this.findNewest(tx, next, row);
    await tx.session.update({ where: { id: row.sessionId }, data: { revokedAt: now } });
    return null;
  }

  /** A page that reloads fast may have rotated more than once within the grace. */
  private async findNewest(
    tx: Transaction,
    token: string,
    { sessionId, session }: TokenRow,
  ): Promise<OpenSession | null> {
    const row = await findToken(tx, token);
    if (!row) return null;
    if (row.rotatedAt === null)
      return { sessionId, user: toUser(session.user), refreshToken: token };
    return this.findNewest(tx, deriveNextToken(token, this.config.REFRESH_TOKEN_SECRET), row);
  }

  private toRow(token: string) {
    const now = this.clock();
    return {
      hash: hashToken(token),
      createdAt: now,
      expiresAt: new Date(now.getTime() + REFRESH_TOKEN_MS),
    };
  }
}

/** One refresh of a family at a time: two that read "not rotated yet" would both rotate. */
async function lockFamily(tx: Transaction, token: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM "Session"
    WHERE id = (SELECT "sessionId" FROM "RefreshToken" WHERE hash = ${hashToken(token)})
    FOR UPDATE`;
}

function findToken(tx: Pick<Transaction, 'refreshToken'>, token: string): Promise<TokenRow | null> {
  return tx.refreshToken.findUnique({
    where: { hash: hashToken(token) },
    select: {
      sessionId: true,
      expiresAt: true,
      rotatedAt: true,
      session: {
        select: {
          revokedAt: true,
          user: { select: userColumns },
        },
      },
    },
  });
}
