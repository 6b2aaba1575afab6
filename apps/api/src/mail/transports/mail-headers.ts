import type { Mail } from './mail-transport.js';

/**
 * Section 3.6.4 of RFC 5322: unique by the delivery's id, at the sender's own domain.
 * @param sender as the configuration has checked it: `Lastseat <tickets@example.com>`, or the address alone
 */
export function messageIdOf({ id }: Mail, sender: string): string {
  const domain = sender.slice(sender.lastIndexOf('@') + 1).replace('>', '');
  return `<${id}@${domain}>`;
}

/** What both transports add. */
export function extraHeaders({ unsubscribeUrl }: Mail): Record<string, string> {
  return {
    // So that nobody's "out of office" answers it (RFC 3834).
    'Auto-Submitted': 'auto-generated',
    ...(unsubscribeUrl !== null && {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
}

/** What a provider says often quotes the address, and the reason is kept where operators read it. */
export function withoutAddress(reason: string, { to }: Mail): string {
  return reason.replaceAll(to.address, 'the address').replaceAll(/\s+/g, ' ').slice(0, 300);
}
