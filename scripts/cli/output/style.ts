import type { Terminal } from '../terminal.js';

type Paint = (text: string) => string;

/** How results are written, by where they go. */
export interface Style {
  /** For programs, and for people who are read to: a line for each thing, with tabs between its parts. */
  isPlain: boolean;
  columns: number;
  bold: Paint;
  dim: Paint;
  red: Paint;
  green: Paint;
  yellow: Paint;
}

const DEFAULT_COLUMNS = 80;

/** NO_COLOR takes the colours away, and only these (no-color.org). */
export function createStyle({ output, environment }: Terminal, wantsPlain: boolean): Style {
  const isPlain = wantsPlain || output.isTTY !== true;
  const isColoured = !isPlain && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
  const paint =
    (code: number): Paint =>
    (text) =>
      isColoured ? `\u001b[${code}m${text}\u001b[0m` : text;
  return {
    isPlain,
    columns: output.columns ?? DEFAULT_COLUMNS,
    bold: paint(1),
    dim: paint(2),
    red: paint(31),
    green: paint(32),
    yellow: paint(33),
  };
}
