/** The one narrow way out: whoever carries mails implements this, and nothing else knows who it is. */

/** A mail that is ready to go. */
export interface Mail {
  /** Of its delivery: a mail that is sent twice carries the same one, so that the second can be told. */
  id: string;
  to: Recipient;
  subject: string;
  html: string;
  text: string;
  attachments: readonly Attachment[];
  /** Ends mails of this kind by one POST (RFC 8058). Null: it belongs to what the person has done. */
  unsubscribeUrl: string | null;
}

export interface Recipient {
  name: string;
  address: string;
}

export interface Attachment {
  fileName: string;
  /** With its parameters. */
  contentType: string;
  bytes: Buffer;
  /** A picture that the mail shows by `cid:`; the others stand beside it. */
  contentId?: string;
}

/** A refusal is a value: what to do about it is not the transport's affair. */
export type SendOutcome =
  | { kind: 'sent' }
  /** Nor did it take the mail as far as we know: it may be sent again. */
  | { kind: 'failed'; reason: string };

export interface MailTransport {
  readonly name: 'SMTP' | 'Resend';
  /** Resolves in bounded time, whatever the provider does. */
  send(mail: Mail): Promise<SendOutcome>;
  close(): void;
}
