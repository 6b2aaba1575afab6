/**
 * Lets few WebSockets be opened in one turn of the event loop. Node accepts one connection in each turn,
 * so a crowd whose handshakes are dealt with one by one, as they come, would keep everybody waiting who
 * connects after it.
 */
import type { Duplex } from 'node:stream';
import { Turns, type TurnsClock } from '../../jobs/turns.js';

export const HANDSHAKES_PER_TURN = 4;
const PAUSE_MS = 2;

/** However busy the loop is. */
const LEAST_PER_TURN = 1;

/** More than a process has sockets. */
const HANDSHAKES_WAITING = 16_000;

const ignore = () => undefined;

export class UpgradeTurns {
  private readonly turns: Turns;

  constructor(clock?: TurnsClock) {
    this.turns = new Turns({
      perTurn: HANDSHAKES_PER_TURN,
      leastPerTurn: LEAST_PER_TURN,
      maxWaiting: HANDSHAKES_WAITING,
      pauseMs: PAUSE_MS,
      clock,
    });
  }

  /** @param open not called when the connection has ended before its turn, or too many wait */
  take(socket: Duplex, open: () => void): void {
    // Node has taken its own listener away, and an error that nobody hears ends the process.
    socket.on('error', ignore);
    const isTaken = this.turns.run(() => {
      if (socket.destroyed) return;
      socket.off('error', ignore);
      open();
    });
    if (!isTaken) socket.destroy();
  }
}
