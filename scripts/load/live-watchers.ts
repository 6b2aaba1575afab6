/**
 * Thousands of open pages, as the server sees them: WebSockets that speak just enough of Socket.IO's
 * protocol. Its own client costs ten times the processor time for each message, and ten thousand of
 * those would be what is measured.
 * https://socket.io/docs/v4/socket-io-protocol/
 */
import type { TicketUpdate } from '@lastseat/contracts';
import { WebSocket } from 'ws';
import type { Socket } from 'node:net';

const AT_ONCE = 200;

/** `at` is in milliseconds since 1970. */
export type OnUpdate = (update: TicketUpdate, watcher: number, at: number) => void;

/** What is watched, by whom. */
export interface Watching {
  /** Of the API processes; the watchers are shared out to them. */
  origins: readonly string[];
  eventId: string;
  /**
   * Of this machine, in turn: of one address the system opens some 28,000 connections to one port. The
   * system chooses where none is named.
   */
  addresses?: readonly string[];
}

export class LiveWatchers {
  private readonly sockets: WebSocket[] = [];
  private isClosing = false;

  /**
   * @param onLost a watcher was disconnected that had its snapshot, and hears of nothing any more. Told
   * how, and how long before that it had been pinged.
   */
  constructor(
    private readonly watching: Watching,
    private readonly onUpdate: OnUpdate,
    private readonly onLost: (how: string) => void = () => undefined,
  ) {}

  get count(): number {
    return this.sockets.length;
  }

  /** Until there are `count`; each has its snapshot when this resolves. */
  async growTo(count: number): Promise<void> {
    while (this.sockets.length < count) {
      const from = this.sockets.length;
      const wave = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, nth) =>
        this.watch(from + nth),
      );
      this.sockets.push(...(await Promise.all(wave)));
    }
  }

  /** What the wire has carried to all of them, frames and headers included. */
  get bytesReceived(): number {
    return this.sockets.reduce((sum, socket) => sum + (tcpSocketOf(socket)?.bytesRead ?? 0), 0);
  }

  close(): void {
    this.isClosing = true;
    for (const socket of this.sockets) socket.terminate();
  }

  private connect(watcher: number): WebSocket {
    const { origins, addresses } = this.watching;
    const localAddress = addresses?.[watcher % addresses.length];
    const origin = origins[watcher % origins.length]!.replace('http', 'ws');
    return new WebSocket(`${origin}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
      ...(localAddress !== undefined && { localAddress }),
    });
  }

  private watch(watcher: number): Promise<WebSocket> {
    const socket = this.connect(watcher);
    return new Promise((resolve, reject) => {
      let isWatching = false;
      let pingedAt = Date.now();
      socket.on('error', reject);
      socket.on('close', (code, reason) => {
        const how = `code ${code} ${reason.toString()}, ${Date.now() - pingedAt} ms after a ping`;
        if (isWatching && !this.isClosing) this.onLost(how);
        reject(new Error(`A watcher was disconnected: ${how}`));
      });
      socket.on('message', (data: Buffer) => {
        const at = Date.now();
        const message = data.toString();
        if (message.startsWith('42["ticketUpdate",')) {
          this.onUpdate((JSON.parse(message.slice(2)) as [string, TicketUpdate])[1], watcher, at);
        } else if (message.startsWith('0')) socket.send('40');
        else if (message.startsWith('40')) {
          socket.send(`420["watch",{"eventIds":["${this.watching.eventId}"]}]`);
        } else if (message.startsWith('430[[{')) {
          isWatching = true;
          resolve(socket);
        } else if (message.startsWith('430')) reject(new Error(`No snapshot: ${message}`));
        else if (message === '2') {
          pingedAt = at;
          socket.send('3');
        }
      });
    });
  }
}

/** ws keeps the socket to itself, and only it knows how many bytes came. */
function tcpSocketOf(socket: WebSocket): Socket | undefined {
  return (socket as unknown as { _socket?: Socket })._socket;
}
