import { EventEmitter } from 'node:events';
import PostalMime, { type Email } from 'postal-mime';

/** Of a development machine: what nobody will look for any more goes. */
const MOST = 500;

export interface CaughtMail {
  id: number;
  at: Date;
  email: Email;
  /** As it came. */
  source: Buffer;
}

/** What the inbox holds, in memory: it is gone with `npm start`. */
export class CaughtMails {
  /** The newest first. */
  private readonly mails: CaughtMail[] = [];
  private readonly arrivals = new EventEmitter().setMaxListeners(0);
  private lastId = 0;

  /** @throws when it is no mail */
  async add(source: Buffer): Promise<void> {
    const email = await PostalMime.parse(source);
    this.lastId += 1;
    this.mails.unshift({ id: this.lastId, at: new Date(), email, source });
    this.mails.splice(MOST);
    this.arrivals.emit('mail');
  }

  list(): readonly CaughtMail[] {
    return this.mails;
  }

  find(id: number): CaughtMail | undefined {
    return this.mails.find((mail) => mail.id === id);
  }

  /** @returns what ends it */
  onArrival(tell: () => void): () => void {
    this.arrivals.on('mail', tell);
    return () => this.arrivals.off('mail', tell);
  }
}

/** Lower case, as accounts are. */
export const recipientsOf = ({ email }: CaughtMail): string[] =>
  (email.to ?? []).flatMap(({ address }) => address?.toLowerCase() ?? []);
