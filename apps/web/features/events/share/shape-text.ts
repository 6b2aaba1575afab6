import { Buffer, Direction, shape } from 'harfbuzzjs';
import { unitsPerEm } from './open-font';
import type { PreparedText, Run } from './text-runs';

/** A glyph's outline, in units of the font, at its place from the line's left end. */
interface PlacedGlyph {
  d: string;
  x: number;
  y: number;
}

export interface ShapedLine {
  glyphs: PlacedGlyph[];
  /** In em. */
  width: number;
  /** Characters that no font has, drawn as a box. */
  missing: number;
}

/** The part of a text that stands on one line, in the order in which it is seen. */
export function shapeLine(text: PreparedText, start: number, end: number): ShapedLine {
  const line: ShapedLine = { glyphs: [], width: 0, missing: 0 };
  let x = 0;
  for (const run of orderRuns(cutRuns(text.runs, start, end))) {
    for (const glyph of shapeRun(text.text, run)) {
      const { codepoint: id, xAdvance = 0, xOffset = 0, yOffset = 0 } = glyph;
      if (id === 0) line.missing += 1;
      line.glyphs.push({ d: roundPath(run.font.glyphToPath(id)), x: x + xOffset, y: yOffset });
      x += xAdvance;
    }
  }
  line.width = x / unitsPerEm;
  return line;
}

/** In em. */
export function measure(text: PreparedText, start: number, end: number): number {
  const advances = cutRuns(text.runs, start, end).flatMap((run) => {
    return shapeRun(text.text, run).map(({ xAdvance = 0 }) => xAdvance);
  });
  return advances.reduce((sum, advance) => sum + advance, 0) / unitsPerEm;
}

function cutRuns(runs: Run[], start: number, end: number): Run[] {
  return runs
    .filter((run) => run.start < end && run.end > start)
    .map((run) => ({ ...run, start: Math.max(run.start, start), end: Math.min(run.end, end) }));
}

/** A thousandth of an em is a tenth of a pixel. The digits after it are most of the picture's text. */
function roundPath(d: string): string {
  return d.replaceAll(/\d+\.\d+/g, (number) => String(Math.round(Number(number))));
}

/** Rule L2 of the bidirectional algorithm: from the deepest level up, what lies together turns round. */
function orderRuns(runs: Run[]): Run[] {
  const ordered = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level--) {
    for (let from = 0; from < ordered.length; from++) {
      let to = from;
      while ((ordered[to]?.level ?? -1) >= level) to += 1;
      if (to - from > 1) ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = Math.max(from, to - 1);
    }
  }
  return ordered;
}

function shapeRun(text: string, { font, start, end, level }: Run) {
  const buffer = new Buffer();
  buffer.addText(text.slice(start, end));
  buffer.guessSegmentProperties();
  buffer.setDirection(level % 2 === 1 ? Direction.RTL : Direction.LTR);
  shape(font, buffer);
  return buffer.getGlyphInfosAndPositions();
}
