import type { Config } from '../../common/config/config.js';
import type { MailTransport } from './mail-transport.js';
import { ResendTransport } from './resend-transport.js';
import { SmtpTransport } from './smtp-transport.js';

type MailConfig = Pick<Config, 'SMTP_URL' | 'RESEND_API_KEY' | 'RESEND_API_URL' | 'MAIL_FROM'>;

/** @returns null where no mail is to be sent */
export function createMailTransport(config: MailConfig): MailTransport | null {
  const { SMTP_URL, RESEND_API_KEY, RESEND_API_URL, MAIL_FROM } = config;
  if (SMTP_URL !== '') return new SmtpTransport(SMTP_URL, MAIL_FROM);
  if (RESEND_API_KEY === '') return null;
  return new ResendTransport({ apiUrl: RESEND_API_URL, apiKey: RESEND_API_KEY, sender: MAIL_FROM });
}
