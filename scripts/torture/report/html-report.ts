/** The whole report as one file that needs no other. */
import { escapeText } from '../../report/text.js';
import type { Check } from '../checker/check.js';
import type { TortureOptions, TortureRun } from '../run-torture.js';
import { BANDS, type Band } from './buckets.js';
import { drawPlot } from './plot.js';
import type { Summary } from './summarize.js';

const WORDS: Record<Band, string> = {
  booked: 'booked',
  cancelled: 'cancelled',
  refused: 'refused',
  busy: '503',
  none: 'no answer',
};

const STYLE = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1c2430; --faint: #667085; --line: #d0d5dd;
  --booked: #12805c; --cancelled: #5bb796; --refused: #c3cad5; --busy: #d98a1f; --none: #c2402f; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #12161d; --ink: #e6e9ef; --faint: #98a2b3; --line: #333c4a; --booked: #34b58a;
    --cancelled: #1f7a5c; --refused: #475467; --busy: #e0a046; --none: #e2695a; } }
body { margin: 2rem auto; max-width: 64rem; padding: 0 1rem; background: var(--ground);
  color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
svg { width: 100%; height: auto; } svg text { fill: var(--faint); font-size: 12px; }
.grid { stroke: var(--line); } .fault { fill: var(--none); fill-opacity: 0.75; }
${BANDS.map((band) => `.${band} { fill: var(--${band}); background: var(--${band}); }`).join('\n')}
.legend span { display: inline-block; width: 0.8em; height: 0.8em; margin: 0 0.3em 0 1em; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
td, th { border-bottom: 1px solid var(--line); padding: 0.3rem 0.6rem 0.3rem 0; text-align: left;
  vertical-align: top; } td.count { text-align: right; font-variant-numeric: tabular-nums; }
.faint { color: var(--faint); } .bad { color: var(--none); } .good { color: var(--booked); }
ul { margin: 0.3rem 0; padding-left: 1.2rem; }`;

export function renderReport(
  run: TortureRun,
  summary: Summary,
  { seed, minutes }: TortureOptions,
): string {
  const verdict = summary.isClean ? '<b class="good">PASS</b>' : '<b class="bad">FAIL</b>';
  const legend = BANDS.map((band) => `<span class="${band}"></span>${WORDS[band]}`).join('');
  const recoveries = summary.recoveriesMs.map((ms) => `${ms} ms`).join(', ');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Lastseat under torture</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head><body>
<h1>Lastseat under torture: ${verdict}</h1>
<p class="faint">Seed ${seed}, ${minutes} min, ${new Date(run.startedAt).toISOString()}.
${summary.requests} requests, ${summary.faults} faults, ${summary.unknownResolved} lost answers or 503s resolved by asking again.</p>
${drawPlot(run)}
<p class="legend">${legend}<span class="fault" style="background: var(--none)"></span>fault (hover for its kind)</p>
<h2>What was proved</h2>
${renderTable(['', 'looked at'], run.checks.map(renderCheck))}
<h2>What was broken</h2>
${renderCounts(summary.faultsByKind)}
<p>From the restart of PostgreSQL to the first booking: ${recoveries || 'it was not killed'}.
The longest time without any change of a count: ${summary.longestPauseMs} ms.</p>
<h2>What was answered</h2>
${renderCounts(summary.answers)}
</body></html>
`;
}

function renderTable(heads: string[], rows: string[]): string {
  const head = heads.map((text) => `<th>${text}</th>`).join('');
  return `<table><tr>${head}</tr>\n${rows.join('\n')}</table>`;
}

function renderCheck({ what, examined, violations }: Check): string {
  const mark =
    violations.length === 0 ? '<span class="good">✓</span>' : '<span class="bad">✗</span>';
  const list = violations.slice(0, 50).map((one) => `<li class="bad">${escapeText(one)}</li>`);
  const details = list.length > 0 ? `<ul>${list.join('')}</ul>` : '';
  return `<tr><td>${mark} ${escapeText(what)}${details}</td><td class="count">${examined}</td></tr>`;
}

function renderCounts(counts: Record<string, number>): string {
  const rows = Object.entries(counts).map(
    ([word, count]) => `<tr><td>${escapeText(word)}</td><td class="count">${count}</td></tr>`,
  );
  return renderTable(['', 'times'], rows);
}
