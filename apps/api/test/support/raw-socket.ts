/** A WebSocket by hand: one that sends what no client would, in one go, and need not read. */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface RawSocket {
  /** All that came, handshake and frames. */
  received(): string;
  /** Resolves when the frames are handed over, or the connection is gone. */
  send(...frames: Buffer[]): Promise<void>;
  /** Resolves when the namespace is joined: what is sent before may end the connection. */
  join(): Promise<void>;
  /** From here on nothing is read any more. */
  stopReading(): void;
  /** Resolves when the server has ended the connection. */
  readonly ended: Promise<void>;
  close(): void;
}

const TEXT = 1;
const PING = 9;

export const text = (data: string) => toFrame(TEXT, data);
export const ping = (data: string) => toFrame(PING, data);
/** Socket.IO's "I come to the namespace". */
export const connectTo = (namespace = '') => text(namespace === '' ? '40' : `40${namespace},`);
export const pong = () => text('3');
export const watch = (eventIds: string[], acknowledgement = '') =>
  text(`42${acknowledgement}${JSON.stringify(['watch', { eventIds }])}`);

/** Masked, as a client's have to be; a mask of zeros leaves the data as it is. */
function toFrame(opcode: number, data: string): Buffer {
  const length = Buffer.byteLength(data);
  const isLong = length > 125;
  const head = Buffer.alloc(isLong ? 8 : 6);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | (isLong ? 126 : length);
  if (isLong) head.writeUInt16BE(length, 2);
  return Buffer.concat([head, Buffer.from(data)]);
}

const HANDSHAKE = '/socket.io/?EIO=4&transport=websocket';

/** Resolves when the server has answered the handshake, whatever it said. */
export async function openRawSocket(origin: string, path = HANDSHAKE): Promise<RawSocket> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  let received = '';
  const onData = (part: string) => (received += part);
  socket.setEncoding('latin1').on('data', onData);
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(upgradeRequest(path));
  await Promise.race([untilHandshake(socket), ended]);
  return {
    received: () => received,
    send: (...frames) =>
      new Promise((resolve) => socket.write(Buffer.concat(frames), () => resolve())),
    join: () => {
      socket.write(connectTo());
      return new Promise((resolve) => {
        const look = () => {
          if (!received.includes('40{"sid"')) return;
          socket.off('data', look);
          resolve();
        };
        socket.on('data', look);
      });
    },
    stopReading: () => void socket.pause(),
    ended,
    close: () => void socket.destroy(),
  };
}

function upgradeRequest(path: string): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    'Host: x',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function untilHandshake(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('data', () => resolve()));
}
