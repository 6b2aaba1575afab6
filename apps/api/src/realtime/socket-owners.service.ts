/**
 * Whose a socket is. It carries counts that everyone may see and belongs to nobody, until it shows an
 * access token: from then on it is in its person's room, until the token runs out. So it is with the
 * console and the door that it watches.
 */
import { Inject, Injectable } from '@nestjs/common';
import { AccessTokenService } from '../auth/access-token.service.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { leaveConsole } from './console/leave-console.js';
import { leaveDoor } from './door/leave-door.js';
import type { LiveSocket } from './live-server.js';
import { COALESCING_SCHEDULER, type CoalescingScheduler } from './ticket-updates.service.js';
import { userRoomOf } from './watching/rooms.js';

@Injectable()
export class SocketOwnersService {
  /** Calls off the end of a socket's token. */
  private readonly ends = new WeakMap<LiveSocket, () => void>();

  constructor(
    private readonly accessTokens: AccessTokenService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(COALESCING_SCHEDULER) private readonly schedule: CoalescingScheduler,
  ) {}

  /**
   * Takes the socket from whoever had it. Null gives it to nobody. Whoever shows a newer token of their own
   * keeps what they watch.
   * @returns whose it is now; undefined for a token that is not one of ours, or has run out
   */
  signIn(socket: LiveSocket, accessToken: string | null): string | null | undefined {
    const known = accessToken === null ? null : this.accessTokens.readWithExpiry(accessToken);
    if (known?.user.id !== socket.data.user?.id) this.release(socket);
    else this.callOffEnd(socket);
    if (known === null) return accessToken === null ? null : undefined;
    const { user, expiresAt } = known;
    socket.data.user = user;
    void socket.join(userRoomOf(user.id));
    const lastsMs = expiresAt - this.clock().getTime();
    this.ends.set(
      socket,
      this.schedule(lastsMs, () => this.release(socket)),
    );
    return user.id;
  }

  /** To be called when the socket closes as well: its timer would keep it in memory. */
  release(socket: LiveSocket): void {
    this.callOffEnd(socket);
    const { user } = socket.data;
    if (user === undefined) return;
    leaveConsole(socket);
    leaveDoor(socket);
    void socket.leave(userRoomOf(user.id));
    delete socket.data.user;
  }

  private callOffEnd(socket: LiveSocket): void {
    this.ends.get(socket)?.();
    this.ends.delete(socket);
  }
}
