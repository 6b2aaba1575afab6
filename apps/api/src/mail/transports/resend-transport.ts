import { z } from 'zod';
import { extraHeaders, messageIdOf, withoutAddress } from './mail-headers.js';
import type { Attachment, Mail, MailTransport, SendOutcome } from './mail-transport.js';

const TIMEOUT_MS = 20_000;

const complaintSchema = z.object({ name: z.string(), message: z.string() });

export interface ResendOptions {
  apiUrl: string;
  apiKey: string;
  sender: string;
  timeoutMs?: number;
}

/**
 * Resend's HTTP API: one request, so its package would be more than what it saves.
 * https://resend.com/docs/api-reference/emails/send-email
 */
export class ResendTransport implements MailTransport {
  readonly name = 'Resend';

  constructor(private readonly options: ResendOptions) {}

  async send(mail: Mail): Promise<SendOutcome> {
    const { apiUrl, apiKey, timeoutMs = TIMEOUT_MS } = this.options;
    try {
      const answer = await fetch(new URL('/emails', apiUrl), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${apiKey}`,
          'content-type': 'application/json',
          // Kept for a day there, which is as long as a delivery is tried.
          'idempotency-key': mail.id,
        },
        body: JSON.stringify(this.toBody(mail)),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await answer.text();
      return answer.ok ? { kind: 'sent' } : toFailure(answer.status, text, mail);
    } catch (error) {
      const reason = withoutAddress(describe(error as Error), mail);
      return { kind: 'failed', reason };
    }
  }

  close(): void {
    // Each request is by itself.
  }

  private toBody(mail: Mail): object {
    const { sender } = this.options;
    return {
      from: sender,
      to: [mail.to.address],
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      headers: { ...extraHeaders(mail), 'Message-ID': messageIdOf(mail, sender) },
      attachments: mail.attachments.map(toAttachment),
    };
  }
}

const toAttachment = ({ fileName, contentType, bytes, contentId }: Attachment) => ({
  filename: fileName,
  content_type: contentType,
  content: bytes.toString('base64'),
  ...(contentId !== undefined && { content_id: contentId }),
});

function toFailure(status: number, text: string, mail: Mail): SendOutcome {
  const reason = withoutAddress(`${status}: ${readComplaint(text)}`, mail);
  return { kind: 'failed', reason };
}

/** Of a proxy on the way it may be anything. */
function readComplaint(text: string): string {
  try {
    const { name, message } = complaintSchema.parse(JSON.parse(text));
    return `${name}: ${message}`;
  } catch {
    return text;
  }
}

/** Of fetch the reason is in the cause. */
function describe(error: Error): string {
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
