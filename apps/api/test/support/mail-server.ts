/** A provider of a test's own, which speaks SMTP and behaves as it is told. */
import PostalMime, { type Email } from 'postal-mime';
import { onTestFinished } from 'vitest';
import { eventually } from './eventually.js';
import { openMailServer, type Behaviour } from './open-mail-server.js';

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
  const received: Email[] = [];
  const server = await openMailServer(async (bytes) => {
    received.push(await PostalMime.parse(bytes));
  });
  onTestFinished(() => server.close());
  return {
    url: server.url,
    received,
    behave: (behaviour) => server.behave(behaviour),
    async waitFor(count) {
      await eventually(`${count} mails`, async () => received.length >= count);
      return received;
    },
  };
}
