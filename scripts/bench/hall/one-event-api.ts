/**
 * What the page of an event needs of an API, and nothing that takes time: it knows one event, and tells
 * as many counts of it as it is asked to. So the two cores of the machine are the browser's.
 * https://socket.io/docs/v4/socket-io-protocol/
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EventDetails, TicketUpdate } from '@lastseat/contracts';
import { makeEventDetails } from '@lastseat/test-data';
import { v7 as newId } from 'uuid';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Scope } from '../../runner/scope.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const PING_MS = 5_000;

export class OneEventApi {
  /** The one that there is now. */
  event = makeEvent(0);
  private readonly server: Server;
  private readonly pages = new Set<WebSocket>();

  private constructor() {
    this.server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(this.answer(request.url ?? '')));
    });
    const sockets = new WebSocketServer({ server: this.server });
    sockets.on('connection', (socket) => this.greet(socket));
  }

  static async start(scope: Scope): Promise<OneEventApi> {
    const api = new OneEventApi();
    await scope.own(
      () => new Promise<void>((resolve) => api.server.listen(0, '127.0.0.1', resolve)),
      () => api.stop(),
    );
    return api;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Another event, in the place of the one before. */
  hold(seats: number): void {
    this.event = makeEvent(seats);
  }

  /** To every page that watches: so many seats are left now. */
  tell(remainingTickets: number): void {
    this.event.remainingTickets = remainingTickets;
    this.event.version += 1;
    const message = `42${JSON.stringify(['ticketUpdate', this.count()])}`;
    for (const page of this.pages) page.send(message);
  }

  async stop(): Promise<void> {
    for (const page of this.pages) page.terminate();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(url: string): unknown {
    if (url.startsWith(`/api/events/${this.event.id}`)) return this.event;
    const meta = { total: 0, isTotalExact: true, page: 1, limit: 12, totalPages: 0 };
    return { data: [], organisers: [], meta };
  }

  private count(): TicketUpdate {
    const {
      id: eventId,
      remainingTickets,
      totalTickets,
      waitingCount,
      status,
      version,
    } = this.event;
    return { eventId, remainingTickets, totalTickets, waitingCount, status, version };
  }

  private greet(socket: WebSocket): void {
    const settings = { pingInterval: PING_MS, pingTimeout: 20_000, maxPayload: 1_000_000 };
    socket.send(`0${JSON.stringify({ sid: newId(), upgrades: [], ...settings })}`);
    const pings = setInterval(() => socket.send('2'), PING_MS);
    socket.on('close', () => {
      clearInterval(pings);
      this.pages.delete(socket);
    });
    socket.on('message', (data: Buffer) => {
      const message = data.toString();
      if (message.startsWith('40')) socket.send(`40${JSON.stringify({ sid: newId() })}`);
      const watch = /^42(\d+)\["watch"/.exec(message);
      if (watch === null) return;
      socket.send(`43${watch[1]}${JSON.stringify([[this.count()]])}`);
      this.pages.add(socket);
    });
  }
}

function makeEvent(seats: number): EventDetails {
  return makeEventDetails({
    id: newId(),
    startsAt: new Date(Date.now() + DAY_MS).toISOString(),
    totalTickets: seats,
    remainingTickets: seats,
    version: 0,
  });
}
