/**
 * The mail server of the torture, and what the database notes of mails. The API sends what it would send to
 * people.
 */
import {
  openMailServer,
  type Behaviour,
  type OpenMailServer,
} from '../../../apps/api/test/support/open-mail-server.js';
import type { ArrivedMail, MailRecord, MadeMail } from '../mails.js';
import type { TorturedPostgres } from './postgres.js';

export interface TorturedMailServer {
  url: string;
  /** In the order of their coming. */
  arrived: ArrivedMail[];
  /** From now on; whoever waits meanwhile is cut off. */
  become(behaviour: Behaviour): void;
  close(): Promise<void>;
}

/** @param onMail is given each mail that it takes, as it came */
export async function startTorturedMailServer(
  onMail: (bytes: Buffer) => void = () => undefined,
): Promise<TorturedMailServer> {
  const arrived: ArrivedMail[] = [];
  const server: OpenMailServer = await openMailServer((bytes, isTaken) => {
    if (isTaken) onMail(bytes);
    arrived.push({ ...readHeaders(bytes), isTaken, at: Date.now() });
  });
  return {
    url: server.url,
    arrived,
    become(behaviour) {
      server.behave(behaviour);
      server.hangUp();
    },
    close: () => server.close(),
  };
}

/** Of thousands of mails nothing else is read. */
function readHeaders(bytes: Buffer): Pick<ArrivedMail, 'id' | 'subject'> {
  const headers = bytes.subarray(0, bytes.indexOf('\r\n\r\n')).toString();
  return {
    id: /^Message-ID: <([^@>]+)@/im.exec(headers)?.[1] ?? '',
    subject: /^Subject: (.*)/im.exec(headers)?.[1] ?? '',
  };
}

const LOG = `
  CREATE TABLE torture.mail (
    id uuid NOT NULL, "aggregateId" uuid NOT NULL, version int NOT NULL, facts jsonb NOT NULL
  );
  CREATE FUNCTION torture.note_mail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO torture.mail VALUES (NEW.id, NEW."aggregateId", NEW.version, NEW.facts);
    RETURN NULL;
  END $$;
  CREATE TRIGGER torture_note_mail AFTER INSERT ON "Delivery"
    FOR EACH ROW WHEN (NEW.receiver = 'mail') EXECUTE FUNCTION torture.note_mail();`;

/** Notes each delivery of a mail in the transaction that makes it. */
export async function installMailLog(postgres: TorturedPostgres): Promise<void> {
  await postgres.ask(LOG);
}

export async function readMails(
  postgres: TorturedPostgres,
  server: TorturedMailServer,
): Promise<MailRecord> {
  const made = await postgres.ask<MadeMail>(
    'SELECT id, "aggregateId", version, facts FROM torture.mail',
  );
  return { made, arrived: [...server.arrived] };
}
