import { html, type Html } from '../../apps/api/src/mail/template/html.js';
import type { TestSession } from './test-money.js';

/** What the person at the test can do, and what it is for. */
const payments = {
  pay: ['Pay', 'The money comes at once, and twice the message of it.'],
  decline: ['Decline', 'The bank says no. It can be tried again.'],
  late: ['Pay late', 'The money comes, and is told half a minute from now.'],
  twice: ['Pay twice', 'Two payments for one order: the second one has to go back.'],
  partly: ['Pay half', 'Half of it comes: it has to go back.'],
  never: ['Pay, and never tell', 'The money comes, and no message: the shop has to ask.'],
} as const;
export type PaymentWay = keyof typeof payments;
export const isPaymentWay = (text: string): text is PaymentWay => text in payments;

/** @param said what came of the last press */
export function writePayPage(session: TestSession, said: string | null): string {
  const { title, amountCents, currency, returnUrl, isOver, payments: paid } = session;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Test payment</title>
        <link rel="stylesheet" href="/pay.css" />
      </head>
      <body>
        <main>
          <p class="note">For development: nobody pays anything here.</p>
          <h1>${amountOf(amountCents, currency)}</h1>
          <p>${title}</p>
          ${said === null ? '' : html`<p role="status" class="said">${said}</p>`}
          ${isOver || paid.length > 0 ? endOf(isOver, paid.length) : buttons(session.id)}
          <p><a href="${returnUrl}">Back to the shop</a></p>
        </main>
      </body>
    </html>`;
  return page.text;
}

const endOf = (isOver: boolean, paid: number): Html =>
  paid > 0 ? html`<p>It is paid.</p>` : html`<p>${isOver ? 'This page has closed.' : ''}</p>`;

function buttons(id: string): Html {
  const forms = Object.entries(payments).map(
    ([way, [name, text]]) =>
      html`<form method="post" action="/pay/${id}/${way}">
        <button class="${way}">${name}</button>
        <span>${text}</span>
      </form>`,
  );
  return html`<div class="ways">${forms}</div>`;
}

function amountOf(cents: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(cents / 10 ** decimals);
}
