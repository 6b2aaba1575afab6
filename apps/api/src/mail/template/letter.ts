/** What a mail says, once: its HTML and its text are both written from it. */
import type { Attachment } from '../transports/mail-transport.js';

export interface Letter {
  subject: string;
  /** What a list of mails shows behind the subject. */
  preview: string;
  blocks: readonly Block[];
  /** Why the person gets it: the last line. */
  reason: string;
  attachments?: readonly Attachment[];
  /** For what does not belong to something that the person has done. */
  unsubscribe?: Unsubscribe;
}

export interface Unsubscribe {
  /** A page, for people. */
  pageUrl: string;
  /** Takes one POST, for programs. */
  postUrl: string;
}

/** A handful, in the order of the mail. Every text is plain: whoever renders it escapes. */
export type Block =
  | { kind: 'cover'; imageUrl: string }
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'facts'; facts: readonly Fact[] }
  | { kind: 'changes'; changes: readonly Change[] }
  /** Somebody else's words. */
  | { kind: 'quote'; text: string; from: string }
  /** To be typed in somewhere. */
  | { kind: 'code'; code: string }
  /** A picture that is attached, with the words that stand for it. */
  | { kind: 'ticket'; contentId: string; reference: string; seat: string | null }
  | { kind: 'button'; label: string; url: string };

export type BlockKind = Block['kind'];

export interface Fact {
  label: string;
  value: string;
}

/** Both as a person reads them; what was not there before is "–". */
export interface Change {
  label: string;
  before: string;
  after: string;
}
