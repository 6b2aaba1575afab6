/**
 * Who may open a socket: pages of ours and programs, and of one address not more than a number. What must
 * stay true: every socket that is counted in is counted out once, however it ends.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { problems, type ProblemCode } from '@lastseat/contracts';
import type { Server } from 'socket.io';
import { CLOCK, type Clock } from '../common/clock.js';
import { CONFIG, type Config } from '../common/config.js';
import { createOriginCheck, type IsForeign } from '../common/origins.js';
import { securityHeaders } from '../common/security-headers.js';
import { VisitorsService } from '../common/visitors.service.js';
import { createMessageLimit, type MessageVerdict } from './message-limit.js';

type Decide = (refusal: string | null | undefined, isAllowed: boolean) => void;

/** A connection below Socket.IO: its first request, and a word when it ends. */
interface RawSocket {
  request: IncomingMessage;
  once(name: 'close', listener: () => void): void;
}

@Injectable()
export class SocketAdmissionService {
  private readonly isForeign: IsForeign;
  private readonly socketsByBlock = new Map<string, number>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly visitors: VisitorsService,
  ) {
    this.isForeign = createOriginCheck(config.PUBLIC_URL);
  }

  /** For Socket.IO's `allowRequest`: once for each handshake, which is refused with 403. */
  readonly allowRequest = (request: IncomingMessage, decide: Decide): void => {
    const refusal = this.findRefusal(request);
    decide(refusal && problems[refusal].title, refusal === null);
  };

  /** Of a server that asks {@link allowRequest}: its answers pass Fastify by. */
  attach(engine: Server['engine']): void {
    const headers = Object.entries(securityHeaders(this.config));
    engine.use((_request: IncomingMessage, response: ServerResponse, next: () => void) => {
      for (const [name, value] of headers) response.setHeader(name, value);
      next();
    });
    // After `allowRequest` there are microtasks only until here, so no other handshake slips between.
    engine.on('connection', (socket: RawSocket) => {
      const block = this.visitors.findAddressBlock(socket.request);
      if (block === null) return;
      this.add(block, 1);
      socket.once('close', () => this.add(block, -1));
    });
  }

  /** For one socket. */
  createMessageLimit(): () => MessageVerdict {
    return createMessageLimit(this.config.SOCKET_MESSAGE_LIMIT, this.clock);
  }

  private findRefusal(request: IncomingMessage): ProblemCode | null {
    if (this.isForeign(request.headers)) return 'foreign_origin';
    const block = this.visitors.findAddressBlock(request);
    const isFull =
      block !== null && (this.socketsByBlock.get(block) ?? 0) >= this.config.SOCKETS_PER_ADDRESS;
    return isFull ? 'too_many_requests' : null;
  }

  private add(block: string, change: 1 | -1): void {
    const count = (this.socketsByBlock.get(block) ?? 0) + change;
    if (count === 0) this.socketsByBlock.delete(block);
    else this.socketsByBlock.set(block, count);
  }
}
