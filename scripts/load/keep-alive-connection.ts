/** One connection to a server on this machine, with one request under way at a time. */
import { connect, type Socket } from 'node:net';
import { AnswerReader } from './answer-reader.js';

/** In the place of a status, when the connection ended first. */
export const NO_ANSWER = 0;

/** Of all connections: what was read is looked at before the next one reads. */
const readBuffer = Buffer.allocUnsafe(256 * 1024);

export class KeepAliveConnection {
  private socket: Socket | null = null;
  private onAnswer: ((status: number) => void) | null = null;

  constructor(private readonly port: number) {}

  /** Opens it unless it is open. */
  async open(): Promise<void> {
    const socket = (this.socket ??= this.connect());
    if (!socket.connecting) return;
    await new Promise<void>((resolve) => {
      socket.once('connect', resolve);
      // Whoever asks next is told.
      socket.once('close', resolve);
    });
  }

  /** Calls back with the status, or {@link NO_ANSWER}. */
  ask(request: Buffer, onAnswer: (status: number) => void): void {
    this.onAnswer = onAnswer;
    this.socket ??= this.connect();
    this.socket.write(request);
  }

  /** What is under way ends with {@link NO_ANSWER}. */
  close(): void {
    this.socket?.destroy();
  }

  private connect(): Socket {
    const reader = new AnswerReader((status, isLast) => {
      if (isLast) this.leave(socket);
      this.settle(status);
    });
    const socket: Socket = connect({
      host: '127.0.0.1',
      port: this.port,
      noDelay: true,
      onread: {
        buffer: readBuffer,
        callback: (length, buffer) => {
          reader.read((buffer as Buffer).subarray(0, length));
          return true;
        },
      },
    });
    socket.on('error', () => undefined); // `close` follows.
    socket.on('close', () => {
      if (this.socket === socket) {
        this.socket = null;
        this.settle(NO_ANSWER);
      }
    });
    return socket;
  }

  /** Before the server ends it: the next request would be lost in it. */
  private leave(socket: Socket): void {
    this.socket = null;
    socket.destroy();
  }

  private settle(status: number): void {
    const { onAnswer } = this;
    this.onAnswer = null;
    onAnswer?.(status);
  }
}
