/** A provider of a test's own, which speaks SMTP and behaves as it is told. */
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { eventually } from './eventually.js';

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

export interface MailServer {
  url: string;
  /** Of all whose bytes have come, taken or not, in their order. */
  received: Email[];
  behave(behaviour: Behaviour): void;
  /** Resolves with them once so many have come. */
  waitFor(count: number): Promise<Email[]>;
}

/** Open until the test is finished. */
export async function startMailServer(): Promise<MailServer> {
  let behaviour: Behaviour = 'take';
  const received: Email[] = [];
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
      void buffer(stream).then(async (bytes) => {
        received.push(await PostalMime.parse(bytes));
        if (behaviour === 'die') hangUp(server);
        if (behaviour === 'take') done();
      });
    },
  });
  // Of connections that a test cuts.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => {
    hangUp(server);
    return new Promise((resolve) => server.close(() => resolve()));
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    behave: (next) => void (behaviour = next),
    async waitFor(count) {
      await eventually(`${count} mails`, async () => received.length >= count);
      return received;
    },
  };
}

const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });

function hangUp({ connections }: SMTPServer): void {
  for (const { _socket } of connections) _socket.destroy();
}
