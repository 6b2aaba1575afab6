/**
 * What is attacked: a port of this machine, and no other host can be named. Counts what came of it, and
 * closes what an attack has left open.
 */
import { connect, type Socket } from 'node:net';
import { KeepAliveConnection, NO_ANSWER } from '../../load/keep-alive-connection.js';
import type { Random } from '../../load/random.js';

/** What an attacker knows: nothing that a stranger could not, but for the tokens. */
export interface Knowledge {
  port: number;
  eventIds: readonly string[];
  /** Of accounts of the attacker's own, for what needs one. */
  tokens: readonly string[];
  /** A siege that counts what is done, and not how long: nobody goes on because the machine is slow. */
  isSmall: boolean;
}

interface Closable {
  destroy(): void;
}

export class Target {
  /** By what came: a status, or a word. */
  readonly tally: Record<string, number> = {};
  private readonly opened = new Set<Closable>();
  private isOver = false;

  constructor(
    readonly knowledge: Knowledge,
    readonly random: Random,
    /** Told once, when there is something to tell: the attack has arrived. */
    private readonly onArrival: () => void,
  ) {}

  get origin(): string {
    return `http://127.0.0.1:${this.knowledge.port}`;
  }

  note(what: string): void {
    if (Object.keys(this.tally).length === 0) this.onArrival();
    this.tally[what] = (this.tally[what] ?? 0) + 1;
  }

  noteStatus(status: number): void {
    this.note(status === NO_ANSWER ? 'cut' : String(status));
  }

  /** For requests one after the other. */
  openConnection(): KeepAliveConnection {
    const connection = new KeepAliveConnection(this.knowledge.port);
    this.own({ destroy: () => connection.close() });
    return connection;
  }

  /** For bytes; `null` when there is no connection to be had. */
  openWire(): Promise<Socket | null> {
    const { port } = this.knowledge;
    const socket = connect({ host: '127.0.0.1', port, noDelay: true, allowHalfOpen: true });
    const owned = this.own(socket);
    socket.on('error', () => undefined); // `close` follows.
    socket.once('close', () => this.opened.delete(owned));
    return new Promise((resolve) => {
      socket.once('connect', () => resolve(socket));
      socket.once('close', () => resolve(null));
    });
  }

  /** Closes it when the attack is over, or at once when it is. */
  own<T extends Closable>(thing: T): T {
    if (this.isOver) thing.destroy();
    else this.opened.add(thing);
    return thing;
  }

  /** Whoever waits for something that is closed here goes on. */
  end(): void {
    this.isOver = true;
    for (const thing of this.opened) thing.destroy();
    this.opened.clear();
  }
}
