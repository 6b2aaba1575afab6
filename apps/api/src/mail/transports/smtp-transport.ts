import { createTransport, type Transporter } from 'nodemailer';
import { extraHeaders, messageIdOf, withoutAddress } from './mail-headers.js';
import type { Attachment, Mail, MailTransport, SendOutcome } from './mail-transport.js';

/** A provider that does not answer within it has not taken the mail, as far as we know. */
export interface SmtpTimeouts {
  /** Milliseconds to open the connection, and as many to the greeting. */
  connectMs: number;
  /** Milliseconds that it may say nothing. */
  silenceMs: number;
}

const defaultTimeouts: SmtpTimeouts = { connectMs: 10_000, silenceMs: 20_000 };

/** Connections that are kept. Each carries one mail at a time, at a round trip or two. */
export const SMTP_CONNECTIONS = 8;

/** Of one connection; then another one is opened, which a provider with a limit of its own expects. */
const MAILS_PER_CONNECTION = 1_000;

/** Any provider, by the protocol that all of them speak. */
export class SmtpTransport implements MailTransport {
  readonly name = 'SMTP';
  private readonly transporter: Transporter;

  constructor(
    url: string,
    private readonly sender: string,
    timeouts: SmtpTimeouts = defaultTimeouts,
  ) {
    this.transporter = createTransport({
      url,
      pool: true,
      maxConnections: SMTP_CONNECTIONS,
      maxMessages: MAILS_PER_CONNECTION,
      connectionTimeout: timeouts.connectMs,
      greetingTimeout: timeouts.connectMs,
      socketTimeout: timeouts.silenceMs,
      // Nothing that a mail is made of is a path or an address to read from.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(mail: Mail): Promise<SendOutcome> {
    try {
      await this.transporter.sendMail({
        messageId: messageIdOf(mail, this.sender),
        from: this.sender,
        to: mail.to,
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        headers: extraHeaders(mail),
        attachments: mail.attachments.map(toPart),
      });
      return { kind: 'sent' };
    } catch (error) {
      return toFailure(error as SmtpError, mail);
    }
  }

  close(): void {
    this.transporter.close();
  }
}

const toPart = ({ fileName, contentType, bytes, contentId }: Attachment) => ({
  filename: fileName,
  contentType,
  content: bytes,
  ...(contentId !== undefined && { cid: contentId, contentDisposition: 'inline' as const }),
});

/** What nodemailer adds to an error. */
type SmtpError = Error & {
  /** Such as `ETIMEDOUT`, or `EENVELOPE` where the sender or the recipient was refused. */
  code?: string;
};

function toFailure(error: SmtpError, mail: Mail): SendOutcome {
  const code = error.code === undefined ? '' : `${error.code}: `;
  return { kind: 'failed', reason: withoutAddress(`${code}${error.message}`, mail) };
}
