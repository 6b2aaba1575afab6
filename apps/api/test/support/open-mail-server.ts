/** A provider of one's own, which speaks SMTP and behaves as it is told. */
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export type Behaviour =
  | 'take'
  /** The mailbox does not exist. */
  | 'refuse'
  /** Not now (as in greylisting). */
  | 'putOff'
  /** Takes the mail's bytes and never says so. */
  | 'hang'
  /** Hangs up when it has the mail's bytes. */
  | 'die';

export interface OpenMailServer {
  url: string;
  behave(behaviour: Behaviour): void;
  /** Of everybody, also of who waits for an answer. */
  hangUp(): void;
  close(): Promise<void>;
}

/** @param onBytes of each mail whose bytes have come, before the server says anything; whether it takes it */
export async function openMailServer(
  onBytes: (bytes: Buffer, isTaken: boolean) => void | Promise<void>,
): Promise<OpenMailServer> {
  let behaviour: Behaviour = 'take';
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo(_address, _session, done) {
      if (behaviour === 'refuse') return done(refusal(550, '5.1.1 No such mailbox'));
      if (behaviour === 'putOff') return done(refusal(451, '4.7.1 Try again later'));
      done();
    },
    onData(stream, _session, done) {
      const take = async (bytes: Buffer) => {
        const now = behaviour;
        await onBytes(bytes, now === 'take');
        if (now === 'die') hangUp(server);
        if (now === 'take') done();
      };
      // A sender that was killed in the midst of it.
      buffer(stream).then(take, () => undefined);
    },
  });
  // Of connections that are cut.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    behave: (next) => void (behaviour = next),
    hangUp: () => hangUp(server),
    close() {
      hangUp(server);
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });

function hangUp({ connections }: SMTPServer): void {
  for (const { _socket } of connections) _socket.destroy();
}
