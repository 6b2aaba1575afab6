/** What was noted of mails while the system was tortured. */

/** A delivery to the mail server, as it was made. */
export interface MadeMail {
  id: string;
  aggregateId: string;
  version: number;
  facts: { type: string; bookingId?: string }[];
}

/** A mail whose bytes have come to the server. */
export interface ArrivedMail {
  /** Of its Message-ID, before the domain. */
  id: string;
  subject: string;
  /** Whether the server has said so. */
  isTaken: boolean;
  at: number;
}

export interface MailRecord {
  made: MadeMail[];
  arrived: ArrivedMail[];
}
