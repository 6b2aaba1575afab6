/**
 * One connection below Socket.IO, a WebSocket or a session of polls, and what it may take of us. Events
 * are limited where they are understood; here everything counts that a client can send at all: packets,
 * heartbeats that nobody asked for, frames of WebSocket itself, requests.
 *
 * What must stay true: whatever it sends, and whether or not it reads, it costs a bounded number of
 * packets and bytes within ten seconds, and a bounded number of bytes of memory until the last byte of it
 * is gone.
 */
import { ServerResponse } from 'node:http';
import type { Clock } from '../../common/config/clock.js';
import type { EngineRequest, EngineSocket, WebSocketLike } from './engine.js';
import { ARRIVED } from './fair-web-sockets.js';
import type { MemoryShare } from './memory-shares.js';
import { RateWindow } from './rate-window.js';
import type { CutReason } from './socket-cuts.service.js';

/** Within ten seconds. */
export interface ConnectionLimits {
  packets: number;
  bytes: number;
}

export interface ConnectionEnds {
  onCut(reason: CutReason): void;
  /** When nothing of it is left. */
  onGone(): void;
}

/** What Engine.IO keeps for a packet beside its data. */
const BYTES_PER_PACKET = 256;

/**
 * Who sends so much at once is read again only after a rest, and others are heard in between: two hundred
 * ids are 8 KB, and no page has reason to ask for them twice in a moment.
 */
const REST_FROM_BYTES = 16 * 1024;
const BYTES_PER_MS = 64;

/** For the last words to be read; WebSocket's own patience is thirty seconds. */
const LINGER_MS = 2_000;

/** Socket.IO's packets say by their first character what they are. */
const CONNECT = '0';

export class GuardedConnection {
  private readonly packets: RateWindow;
  private readonly bytes: RateWindow;
  private readonly webSockets = new Set<WebSocketLike>();
  /** Answers to polls that are not read to their end. */
  private readonly answers = new Set<ServerResponse>();
  private poll: ServerResponse | null = null;
  private queuedBytes = 0;
  private answerBytes = 0;
  private unfinishedBytes = 0;
  /** Of messages that wait for their turn. */
  private untoldBytes = 0;
  private hasConnected = false;
  private state: 'open' | 'cut' | 'closed' | 'gone' = 'open';

  constructor(
    private readonly socket: EngineSocket,
    private readonly share: MemoryShare,
    limits: ConnectionLimits,
    clock: Clock,
    private readonly ends: ConnectionEnds,
  ) {
    this.packets = new RateWindow(limits.packets, clock);
    this.bytes = new RateWindow(limits.bytes, clock);
    this.listenTo(socket);
    const { request } = socket;
    if (request?.websocket) this.addWebSocket(request.websocket, request);
  }

  /** Its own, or one that it wants to turn into. */
  addWebSocket(webSocket: WebSocketLike, request: EngineRequest): void {
    this.webSockets.add(webSocket);
    let isWhole = false;
    webSocket.on(ARRIVED, (bytes, isBinary) => {
      // The parts of a binary message are kept until the last one has come.
      if (!isBinary) isWhole = true;
      this.untoldBytes += bytes;
      this.takePacket();
    });
    webSocket.on('message', ({ length }) => (this.untoldBytes -= length));
    webSocket.on('ping', () => this.takePacket());
    webSocket.on('pong', () => this.takePacket());
    webSocket.on('close', () => {
      this.webSockets.delete(webSocket);
      this.leaveIfDone();
    });
    // After WebSocket's own listener, which has read the chunk then.
    request.socket.on('data', (chunk: Buffer) => {
      this.unfinishedBytes = isWhole ? 0 : this.unfinishedBytes + chunk.length;
      isWhole = false;
      this.takeBytes(chunk.length);
      this.weigh();
      if (chunk.length >= REST_FROM_BYTES) this.rest(webSocket, chunk.length);
    });
  }

  /** Of the session: a poll, data, or the wish to turn into a WebSocket. */
  takeRequest(request: EngineRequest, response: ServerResponse): void {
    this.takePacket();
    // An upgrade has something of Engine.IO's own in the place of an answer.
    if (request.method === 'GET' && response instanceof ServerResponse) this.poll = response;
    if (request.method !== 'POST') return;
    request.on('data', (chunk: Buffer | string) => {
      this.unfinishedBytes += chunk.length;
      this.takeBytes(chunk.length);
      this.weigh();
    });
    response.once('close', () => (this.unfinishedBytes = 0));
  }

  private listenTo(socket: EngineSocket): void {
    const onDrain = () => this.weigh();
    socket.on('packet', ({ data }) => {
      if (socket.transport.name === 'polling') this.takePacket();
      if (typeof data === 'string' && data.startsWith(CONNECT)) this.takeConnect();
    });
    socket.on('packetCreate', ({ data }) => {
      this.queuedBytes += BYTES_PER_PACKET + (data?.length ?? 0);
      this.weigh();
    });
    socket.on('flush', () => this.noteFlush());
    socket.transport.on('drain', onDrain);
    socket.on('upgrade', (transport) => transport.on('drain', onDrain));
    socket.once('close', () => this.noteClose());
  }

  /** Spread, so that a crowd that came together does not come back together. */
  private rest(webSocket: WebSocketLike, bytes: number): void {
    webSocket.pause();
    const spread = 0.5 + Math.random();
    setTimeout(() => webSocket.resume(), (bytes / BYTES_PER_MS) * spread).unref();
  }

  private takePacket(): void {
    if (!this.packets.spend(1)) this.cut('flood');
  }

  private takeBytes(count: number): void {
    if (!this.bytes.spend(count)) this.cut('flood');
  }

  /**
   * There is one namespace. Several CONNECTs that come at once would each get a socket of Socket.IO's,
   * before the first is known.
   */
  private takeConnect(): void {
    if (this.hasConnected) this.cut('second_connect');
    this.hasConnected = true;
  }

  /** What was queued is on its way: in the WebSocket's own buffer, or in the answer to a poll. */
  private noteFlush(): void {
    const bytes = this.queuedBytes;
    this.queuedBytes = 0;
    const answer = this.poll;
    if (this.socket.transport.name !== 'polling' || answer === null) return;
    this.answerBytes += bytes;
    this.answers.add(answer);
    answer.once('close', () => {
      this.answerBytes -= bytes;
      this.answers.delete(answer);
      this.weigh();
      this.leaveIfDone();
    });
  }

  private weigh(): void {
    if (this.state === 'gone') return;
    let bytes = this.queuedBytes + this.answerBytes + this.unfinishedBytes + this.untoldBytes;
    for (const webSocket of this.webSockets) bytes += webSocket.bufferedAmount;
    if (this.share.set(bytes) || this.state !== 'open') return;
    // Not while Socket.IO goes through the sockets of a room.
    queueMicrotask(() => this.cut('slow_reader'));
  }

  private cut(reason: CutReason): void {
    // Its last words are said, and it goes on talking: nobody waits for its farewell.
    if (this.state === 'closed') this.destroyRest();
    if (this.state !== 'open') return;
    this.state = 'cut';
    this.ends.onCut(reason);
    this.destroyRest();
    // At once, so that nothing more is read of the chunk that is being read.
    this.socket.close(true);
  }

  private noteClose(): void {
    this.state = 'closed';
    this.queuedBytes = this.unfinishedBytes = this.untoldBytes = 0;
    this.leaveIfDone();
    if (!this.isDone()) setTimeout(() => this.destroyRest(), LINGER_MS).unref();
  }

  private destroyRest(): void {
    for (const webSocket of this.webSockets) webSocket.terminate();
    for (const answer of this.answers) answer.destroy();
  }

  private leaveIfDone(): void {
    if (this.state !== 'closed' || !this.isDone()) return;
    this.state = 'gone';
    this.share.close();
    this.ends.onGone();
  }

  private isDone(): boolean {
    return this.answers.size === 0 && this.webSockets.size === 0;
  }
}
