import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Requests that were not there in time. Node looks at the time before it reads: after a while in which this
 * process did not run, for want of a processor or because it was stopped, it would call a request late that
 * has been here all the while. So whoever seems late is read once more.
 */
export class LateRequests {
  /** Of each connection. */
  private readonly newest = new WeakMap<Socket, Pick<IncomingMessage, 'complete'>>();

  note(request: IncomingMessage): void {
    this.newest.set(request.socket, request);
  }

  /** Of one that turns the connection into something else: nothing is read of it any more. */
  noteUpgrade({ socket }: IncomingMessage): void {
    this.newest.set(socket, { complete: true });
  }

  /**
   * Node names a connection once for each request: to wait for anything that has still to be sent would let
   * go of who sends a byte a minute.
   */
  refuseUnlessThere(socket: Socket, refuse: () => void): void {
    const before = this.newest.get(socket);
    const wasWhole = before?.complete === true;
    // After the sockets that have something to read.
    setImmediate(() => {
      const now = this.newest.get(socket);
      const isOneBefore = wasWhole && now === before;
      if (now?.complete !== true || isOneBefore) refuse();
    });
  }
}
