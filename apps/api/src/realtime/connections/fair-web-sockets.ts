/**
 * WebSockets that share the thread. Each tells one message in a turn of the event loop, and all together
 * so many bytes: a crowd that sends megabytes at once takes many short turns in place of few long ones. A
 * booking needs some ten turns, and a newcomer one (Node accepts one connection in each).
 *
 * What must stay true: the messages of a connection are told in their order, and while one of them waits
 * no more is read from it than what one chunk had.
 */
import { WebSocket, WebSocketServer, type ServerOptions } from 'ws';
import { Turns } from '../../common/jobs/turns.js';

/** Emitted with the number of bytes, and whether they are binary, when a message has come whole; it is told later, as `message`. */
export const ARRIVED = 'arrived';

/** Two `watch` of two hundred events, or thirty of one. */
const BYTES_PER_TURN = 16 * 1024;

/** However busy the loop is: more than the two or three messages of a newcomer, one of whom comes in a turn. */
const LEAST_BYTES_PER_TURN = 4 * 1024;

/** From a turn that was full to the next; what has to happen meanwhile takes turns of its own. */
const PAUSE_MS = 4;

/** What a message costs beside its bytes. */
const BYTES_PER_MESSAGE = 512;

/** Beyond this the connection that sends more is cut. */
const MESSAGES_WAITING = 50_000;

/** A heartbeat does not wait in the line: its time is up after seconds. */
const HEARTBEAT_BYTES = 8;

/** For Engine.IO's `wsEngine`. */
export class FairWebSocketServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    const turns = new Turns({
      perTurn: BYTES_PER_TURN,
      leastPerTurn: LEAST_BYTES_PER_TURN,
      maxWaiting: MESSAGES_WAITING,
      pauseMs: PAUSE_MS,
    });
    super({ ...options, allowSynchronousEvents: false, WebSocket: createClass(turns) });
  }
}

/** Several may want it to pause: it is read on when the last of them has called {@link resume}. */
class HoldableWebSocket extends WebSocket {
  private holds = 0;

  override pause(): void {
    this.holds += 1;
    if (this.holds === 1) super.pause();
  }

  override resume(): void {
    this.holds -= 1;
    if (this.holds === 0) super.resume();
  }
}

/** `ws` makes its WebSockets by itself, so what they share is part of their class. */
const createClass = (turns: Turns) =>
  class FairWebSocket extends HoldableWebSocket {
    private waiting = 0;

    override emit(name: string, ...values: unknown[]): boolean {
      if (name !== 'message') return super.emit(name, ...values);
      const [data, isBinary] = values as [Buffer, boolean];
      const bytes = data.length;
      super.emit(ARRIVED, bytes, isBinary);
      // Cut for what has just come.
      if (this.readyState !== WebSocket.OPEN) return false;
      const tell = () => super.emit('message', ...values);
      if (bytes <= HEARTBEAT_BYTES && this.waiting === 0) return tell();
      this.takeTurn(bytes, tell);
      return true;
    }

    private takeTurn(bytes: number, tell: () => void): void {
      let state: 'new' | 'waiting' | 'told' = 'new';
      const isTaken = turns.run(() => {
        if (state === 'waiting') this.leaveLine();
        state = 'told';
        if (this.readyState === WebSocket.OPEN) tell();
      }, BYTES_PER_MESSAGE + bytes);
      if (!isTaken) this.terminate();
      // It may have been told at once.
      else if (state === 'new') {
        state = 'waiting';
        this.waiting += 1;
        this.pause();
      }
    }

    private leaveLine(): void {
      this.waiting -= 1;
      this.resume();
    }
  };
