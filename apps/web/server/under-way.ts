import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ServerBounds } from './server-bounds.js';

type Kind = 'api' | 'pages';

/** Of a request that has begun. */
export interface Place {
  /** The client has its answer, or is gone. */
  hasEnded: boolean;
  /** Called then, once. */
  onEnd: () => void;
}

/**
 * The requests under way, of which there are only so many: past that each gets an answer that says so,
 * at once, and those who were here before are served.
 */
export class UnderWay {
  readonly #counts = { api: 0, pages: 0 };
  readonly #byConnection = new WeakMap<Socket, number>();

  constructor(private readonly bounds: Pick<ServerBounds, 'apiRequests' | 'pages' | 'pipelined'>) {}

  /** Null when there is no room. */
  begin(kind: Kind, { socket }: IncomingMessage, response: ServerResponse): Place | null {
    const ofConnection = this.#byConnection.get(socket) ?? 0;
    const most = kind === 'api' ? this.bounds.apiRequests : this.bounds.pages;
    if (this.#counts[kind] >= most || ofConnection >= this.bounds.pipelined) return null;
    this.#counts[kind]++;
    this.#byConnection.set(socket, ofConnection + 1);
    const place: Place = { hasEnded: false, onEnd: () => undefined };
    const end = () => {
      response.off('close', end);
      socket.off('close', end);
      this.#counts[kind]--;
      this.#byConnection.set(socket, (this.#byConnection.get(socket) ?? 1) - 1);
      place.hasEnded = true;
      place.onEnd();
    };
    // Node warns of more than ten, and Next has as many.
    response.setMaxListeners(20).on('close', end);
    // An answer that waits behind another one is not told when their connection ends.
    socket.on('close', end);
    return place;
  }
}
