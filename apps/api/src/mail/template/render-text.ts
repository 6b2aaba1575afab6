import type { Block, BlockKind, Letter } from './letter.js';

/** Lines that a mail program wraps by itself; one empty line between two blocks. */
export function renderText(letter: Letter): string {
  const { blocks, reason, unsubscribe } = letter;
  const parts = blocks.map(renderBlock).filter((part) => part !== '');
  const end = unsubscribe ? `${reason}\nDo not send me these: ${unsubscribe.pageUrl}` : reason;
  return `${[...parts, `--\n${end}`].join('\n\n')}\n`;
}

type Renderers = { [Kind in BlockKind]: (block: Extract<Block, { kind: Kind }>) => string };

const renderers: Renderers = {
  cover: () => '',
  heading: ({ text }) => text,
  paragraph: ({ text }) => text,
  facts: ({ facts }) => facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
  changes: ({ changes }) =>
    changes.map(({ label, before, after }) => `${label}: ${after}\n  (was: ${before})`).join('\n'),
  quote: ({ text, from }) => `${text.replaceAll(/^/gm, '> ')}\n  ${from}`,
  code: ({ code }) => `    ${code}`,
  ticket: ({ reference, seat }) =>
    `Booking reference: ${reference}${seat === null ? '' : ` (${seat})`}`,
  button: ({ label, url }) => `${label}:\n${url}`,
};

function renderBlock<Kind extends BlockKind>(block: Extract<Block, { kind: Kind }>): string {
  const render = renderers[block.kind];
  return render(block);
}
