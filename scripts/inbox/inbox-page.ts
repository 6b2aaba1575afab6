import type { Address } from 'postal-mime';
import { html, type Html } from '../../apps/api/src/mail/template/html.js';
import type { CaughtMail } from './caught-mails.js';
import { bytesOf } from './show-mail.js';

const views = { html: 'HTML', text: 'Text', source: 'Source' } as const;
export type View = keyof typeof views;
export const isView = (text: string): text is View => text in views;

/** The list, and beside it the mail that was chosen; on a phone the one or the other. */
export function writeInboxPage(
  mails: readonly CaughtMail[],
  chosen: CaughtMail | null,
  view: View,
): string {
  const title = chosen ? `${subjectOf(chosen)} · Mail` : 'Caught mail · Lastseat';
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="/inbox.css" />
        <link rel="icon" href="data:," />
        <script src="/inbox.js" defer></script>
      </head>
      <body class="${chosen ? 'reads' : 'lists'}">
        <header class="top">
          <h1>
            <a class="brand" href="/">Lastseat <span>caught mail</span></a>
          </h1>
          <p>Nothing here was sent to anybody.</p>
        </header>
        <main>
          <nav class="list" aria-label="Mails">${listMails(mails, chosen)}</nav>
          <section class="mail" aria-label="Mail">
            ${chosen ? readMail(chosen, view) : chooseOne(mails)}
          </section>
        </main>
      </body>
    </html>`.text;
}

function listMails(mails: readonly CaughtMail[], chosen: CaughtMail | null): Html {
  if (mails.length === 0) return noMails;
  return html`<ol>
    ${mails.map((mail) => listMail(mail, mail === chosen))}
  </ol>`;
}

function listMail(mail: CaughtMail, isChosen: boolean): Html {
  const current = isChosen ? html` aria-current="page"` : '';
  return html`<li>
    <a href="/mails/${mail.id}" ${current}>
      <span class="who">${recipientOf(mail)}</span>
      <time datetime="${mail.at.toISOString()}">${clockOf(mail.at)}</time>
      <span class="what">${subjectOf(mail)}</span>
    </a>
  </li>`;
}

const noMails = html`<div class="empty">
  <p class="large">No mail yet</p>
  <p>Book a seat or make an account: what Lastseat would send appears here at once.</p>
</div>`;

function chooseOne(mails: readonly CaughtMail[]): Html {
  return mails.length === 0 ? noMails : html`<p class="empty">Choose a mail.</p>`;
}

function readMail(mail: CaughtMail, view: View): Html {
  const { email, id } = mail;
  return html`<a class="back" href="/">All mails</a>
    <h2 dir="auto">${subjectOf(mail)}</h2>
    <dl>
      <dt>From</dt>
      <dd>${writeAddress(email.from)}</dd>
      <dt>To</dt>
      <dd>${writeAddress(email.to?.[0])}</dd>
      <dt>Id</dt>
      <dd>${email.messageId ?? ''}</dd>
    </dl>
    ${listAttachments(mail)}
    <div class="views" role="group" aria-label="Show as">
      ${(Object.keys(views) as View[]).map((name) => viewLink(id, name, name === view))}
    </div>
    <iframe
      title="The mail as ${views[view]}"
      src="/mails/${id}/${view}"
      class="${view}"
    ></iframe>`;
}

function viewLink(id: number, view: View, isShown: boolean): Html {
  const current = isShown ? html` aria-current="true"` : '';
  return html`<a href="/mails/${id}?view=${view}" ${current}>${views[view]}</a>`;
}

function listAttachments({ id, email }: CaughtMail): Html | '' {
  if (email.attachments.length === 0) return '';
  const items = email.attachments.map((attachment, index) => {
    const kilobytes = Math.ceil(bytesOf(attachment).length / 1_024);
    return html`<li>
      <a href="/mails/${id}/attachments/${index}" download
        >${attachment.filename ?? 'attachment'}</a
      >
      ${kilobytes} KB
    </li>`;
  });
  return html`<ul class="attachments" aria-label="Attachments">
    ${items}
  </ul>`;
}

const subjectOf = ({ email }: CaughtMail) => email.subject || '(without a subject)';
const writeAddress = ({ name = '', address = '' }: Partial<Address> = {}) =>
  `${name} <${address}>`.trimStart();
const recipientOf = ({ email }: CaughtMail) => email.to?.[0]?.address ?? 'nobody';
const clockOf = (at: Date) =>
  at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
