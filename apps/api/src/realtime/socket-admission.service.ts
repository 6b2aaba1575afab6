/**
 * Who may open a socket: pages of ours and programs, and of one address not more than a number. What must
 * stay true: every socket that is counted in is counted out once, however it ends.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { problems } from '@lastseat/contracts';
import type { Server } from 'socket.io';
import { CONFIG, type Config } from '../common/config/config.js';
import { createOriginCheck, type IsForeign } from '../common/http/origins.js';
import { securityHeaders } from '../common/http/security-headers.js';
import { ClientAddressService } from '../common/http/client-address.service.js';
import { SocketCutsService } from './connections/socket-cuts.service.js';

type Decide = (refusal: string | null | undefined, isAllowed: boolean) => void;

/** A connection below Socket.IO: its first request, and a word when it ends. */
interface RawSocket {
  request: IncomingMessage;
  once(name: 'close', listener: () => void): void;
}

const refusals = { foreign_origin: 'foreign_origin', address_full: 'too_many_requests' } as const;

@Injectable()
export class SocketAdmissionService {
  private readonly isForeign: IsForeign;
  private readonly socketsByBlock = new Map<string, number>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly addresses: ClientAddressService,
    private readonly cuts: SocketCutsService,
  ) {
    this.isForeign = createOriginCheck(config.PUBLIC_URL);
  }

  /** For Socket.IO's `allowRequest`: once for each handshake, which is refused with 403. */
  readonly allowRequest = (request: IncomingMessage, decide: Decide): void => {
    if (this.isForeign(request.headers)) return this.refuse('foreign_origin', decide);
    const block = this.addresses.findAddressBlock(request);
    if (block !== null) {
      const isFull = (this.socketsByBlock.get(block) ?? 0) >= this.config.SOCKETS_PER_ADDRESS;
      if (isFull) return this.refuse('address_full', decide);
      // Of handshakes that come in one chunk each must see those before it. The connection is opened in
      // a later microtask than this one, and between the two no other handshake is looked at.
      this.add(block, 1);
      queueMicrotask(() => this.add(block, -1));
    }
    decide(null, true);
  };

  /** Of a server that asks {@link allowRequest}: its answers pass Fastify by. */
  attach(engine: Server['engine']): void {
    const headers = Object.entries(securityHeaders(this.config));
    engine.use((_request: IncomingMessage, response: ServerResponse, next: () => void) => {
      for (const [name, value] of headers) response.setHeader(name, value);
      next();
    });
    engine.on('connection', (socket: RawSocket) => {
      const block = this.addresses.findAddressBlock(socket.request);
      if (block === null) return;
      this.add(block, 1);
      socket.once('close', () => this.add(block, -1));
    });
  }

  private refuse(reason: keyof typeof refusals, decide: Decide): void {
    this.cuts.noteRefusal(reason);
    decide(problems[refusals[reason]].title, false);
  }

  private add(block: string, change: 1 | -1): void {
    const count = (this.socketsByBlock.get(block) ?? 0) + change;
    if (count === 0) this.socketsByBlock.delete(block);
    else this.socketsByBlock.set(block, count);
  }
}
