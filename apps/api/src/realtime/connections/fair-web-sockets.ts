/**
 * WebSockets that each tell one message in a turn of the event loop, however many came in one chunk: a
 * crowd that sends hundreds at once takes many short turns in place of a long one, and a booking, which
 * needs some ten turns, passes between them.
 */
import { WebSocketServer, type ServerOptions } from 'ws';

/** For Engine.IO's `wsEngine`. */
export class FairWebSocketServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({ ...options, allowSynchronousEvents: false });
  }
}
