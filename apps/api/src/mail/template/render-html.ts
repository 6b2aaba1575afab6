import { html, Html } from './html.js';
import type { Block, BlockKind, Change, Fact, Letter } from './letter.js';
import { darkStyle, styles } from './style.js';

/** A page of its own: one column of at most 600 pixels, in tables, which every mail program can lay out. */
export function renderHtml(letter: Letter): string {
  const [first, ...rest] = letter.blocks;
  const isCovered = first?.kind === 'cover';
  const blocks = isCovered ? rest : letter.blocks;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${letter.subject}</title>
        <style>
          :root{color-scheme:light dark}${new Html(darkStyle)}
        </style>
      </head>
      <body ${look('body')}>
        <div ${look('preview')}>${letter.preview}</div>
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
          <tr>
            <td align="center" ${look('page')}>
              <table role="presentation" ${look('card')} cellpadding="0" cellspacing="0" border="0">
                ${isCovered ? renderers.cover(first) : ''}
                <tr>
                  <td ${look('brand')}>Lastseat</td>
                </tr>
                ${blocks.map(renderBlock)}
                <tr>
                  <td ${look('last')}>&nbsp;</td>
                </tr>
              </table>
              ${footer(letter)}
            </td>
          </tr>
        </table>
      </body>
    </html> `.text;
}

/** For the programs that have the style element, and for those that have not. */
function look(name: keyof typeof styles): Html {
  return html`class="${name}" style="${styles[name]}"`;
}

function footer({ reason, unsubscribe }: Letter): Html {
  const way = unsubscribe
    ? html` <a ${look('footerLink')} href="${unsubscribe.pageUrl}">Do not send me these</a>`
    : '';
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
    <tr>
      <td align="center" ${look('footer')}>${reason}${way}</td>
    </tr>
  </table>`;
}

type Renderers = { [Kind in BlockKind]: (block: Extract<Block, { kind: Kind }>) => Html };

const renderers: Renderers = {
  cover: ({ imageUrl }) =>
    html`<tr>
      <td>
        <img src="${imageUrl}" width="600" alt="" ${look('cover')} />
      </td>
    </tr>`,
  heading: ({ text }) => row(html`<h1 dir="auto" ${look('heading')}>${text}</h1>`),
  paragraph: ({ text }) => row(html`<p dir="auto" ${look('paragraph')}>${text}</p>`),
  facts: ({ facts }) =>
    row(
      html`<table ${look('facts')}>
        ${facts.map(renderFact)}
      </table>`,
    ),
  changes: ({ changes }) =>
    row(
      html`<table ${look('facts')}>
        ${changes.map(renderChange)}
      </table>`,
    ),
  quote: ({ text, from }) =>
    row(
      html`<blockquote dir="auto" ${look('quote')}>${breakLines(text)}</blockquote>
        <p dir="auto" ${look('from')}>${from}</p>`,
    ),
  code: ({ code }) => row(html`<p ${look('code')}>${code}</p>`),
  ticket: ({ contentId, reference, seat }) =>
    row(
      html`<table
        role="presentation"
        width="100%"
        ${look('ticket')}
        cellpadding="0"
        cellspacing="0"
      >
        <tr>
          <td>
            <img
              src="cid:${contentId}"
              width="240"
              height="240"
              alt="QR code of the booking ${reference}${seat === null ? '' : `, ${seat.toLowerCase()}`}"
              ${look('ticketImage')}
            />
          </td>
        </tr>
        <tr>
          <td ${look('reference')}>
            Booking reference:<br /><strong ${look('number')}>${reference}</strong>${
              seat === null ? '' : html`<br />${seat}`
            }
          </td>
        </tr>
      </table>`,
    ),
  button: ({ label, url }) => row(html`<a ${look('button')} href="${url}">${label}</a>`),
};

function renderBlock<Kind extends BlockKind>(block: Extract<Block, { kind: Kind }>): Html {
  const render = renderers[block.kind];
  return render(block);
}

const row = (content: Html) =>
  html`<tr>
    <td ${look('cell')}>${content}</td>
  </tr> `;

const breakLines = (text: string) =>
  text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br />${line}`));

function renderFact({ label, value }: Fact): Html {
  return html`<tr>
    <th scope="row" ${look('label')}>${label}</th>
    <td dir="auto" ${look('value')}>${value}</td>
  </tr>`;
}

/** Struck out for the eye, and named for those who hear it. */
function renderChange({ label, before, after }: Change): Html {
  return html`<tr>
    <th scope="row" ${look('label')}>${label}</th>
    <td dir="auto" ${look('value')}>
      <s ${look('before')}>${before}</s><br /><strong ${look('after')}>${after}</strong>
    </td>
  </tr>`;
}
