/** A report as one file that needs nothing else: no script, no font, no picture. */
import { drawPlot, type Plot } from './line-plot.js';
import { escapeText } from './text.js';

export interface Table {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

interface Section {
  /** Null for what stands above all others. */
  title: string | null;
  tables: readonly Table[];
  plots: readonly Plot[];
}

export interface Page {
  title: string;
  /** When, on what, and with what: one sentence each. */
  facts: readonly string[];
  sections: readonly Section[];
}

export function renderPage({ title, facts, sections }: Page): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeText(title)}</title>
<style>${STYLE}</style>
<main>
<h1>${escapeText(title)}</h1>
<ul>${facts.map((fact) => `<li>${escapeText(fact)}</li>`).join('')}</ul>
${sections.map(renderSection).join('\n')}
</main>
</html>
`;
}

function renderSection({ title, tables, plots }: Section): string {
  return [
    `<section>${title === null ? '' : `<h2>${escapeText(title)}</h2>`}`,
    ...tables.map(renderTable),
    ...plots.map(
      (plot) =>
        `<figure><figcaption>${escapeText(plot.title)}</figcaption>${drawPlot(plot)}</figure>`,
    ),
    '</section>',
  ].join('\n');
}

function renderTable({ caption, columns, rows }: Table): string {
  const head = columns.map((column) => `<th scope="col">${escapeText(column)}</th>`).join('');
  const body = rows.map((row) => {
    const [first = '', ...rest] = row.map(escapeText);
    return `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `<div class="wide"><table><caption>${escapeText(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

const STYLE = `
:root { color-scheme: light dark; --text: light-dark(#1b1b1f, #ececf1); --soft: light-dark(#63636e, #a3a3b0);
  --line: light-dark(#dcdce3, #3a3a44); --page: light-dark(#fff, #17171b);
  --c0: light-dark(#c2185b, #ff6ea8); --c1: light-dark(#1565c0, #6db3ff); --c2: light-dark(#2e7d32, #72d077);
  --c3: light-dark(#b35900, #ffb057); --c4: light-dark(#6a3fb5, #b99cff); --c5: light-dark(#00796b, #4dd0c0); }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: right; }
th:first-child { text-align: left; font-weight: 400; }
thead th { color: var(--soft); font-weight: 600; }
figure { margin: 2rem 0; }
figcaption { font-weight: 600; }
svg { width: 100%; height: auto; }
svg text { font-size: 12px; fill: var(--soft); }
svg path, svg circle { fill: none; stroke-width: 1.5; }
svg .grid { stroke: var(--line); stroke-width: 1; }
svg .curve { stroke-width: 2; }
svg .span { fill: var(--c0); fill-opacity: .25; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; font-size: .9rem; }
.legend li::before { content: ''; display: inline-block; width: 1.2em; height: 3px; margin-right: .5em;
  vertical-align: middle; background: currentColor; }
${[0, 1, 2, 3, 4, 5]
  .map(
    (
      index,
    ) => `g.line-${index} path { stroke: var(--c${index}); } g.line-${index} circle { fill: var(--c${index}); }
.legend .line-${index}::before { background: var(--c${index}); }`,
  )
  .join('\n')}`;
