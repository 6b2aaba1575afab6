import { splitIntoGraphemes, splitIntoPieces, type Piece } from './break-places';
import { measure } from './shape-text';
import type { PreparedText } from './text-runs';

/** Where text may go, in pixels of the picture. */
export interface TextBox {
  width: number;
  height: number;
  /** Font sizes to try, the largest first. */
  sizes: readonly [number, ...number[]];
  /** From one line to the next, in em: enough for the tall letters of Thai and Arabic. */
  lineHeight: number;
}

export interface FittedText {
  size: number;
  lines: Piece[];
  /** Something was left out after the last line. */
  isCut: boolean;
}

/** In em, at the most. */
const ellipsisWidth = 1.1;

/**
 * The largest size at which the text fits without breaking a word, else the largest at which it fits
 * at all; and when it fits at none, the smallest one, with what is too much cut off.
 */
export function fitText(text: PreparedText, box: TextBox): FittedText {
  const pieces = splitIntoPieces(text.text).map((piece) => measureWord(text, piece));
  const widest = Math.max(0, ...pieces.map(({ width }) => width));
  const fit = (size: number) => {
    const lines = breakLines(breakWords(pieces, box.width / size), box.width / size);
    return lines.length <= countLines(box, size) ? { size, lines } : undefined;
  };
  const whole = box.sizes.filter((size) => widest <= box.width / size);
  const unbroken = findFirst(whole, fit);
  if (unbroken !== undefined) {
    return { ...unbroken, lines: balanceLines(pieces, unbroken.lines), isCut: false };
  }
  const broken = findFirst(box.sizes, fit);
  return broken === undefined ? cutText(text, pieces, box) : { ...broken, isCut: false };
}

function findFirst<T, U>(values: readonly T[], find: (value: T) => U | undefined): U | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Widths are in em. */
interface MeasuredPiece extends Piece {
  width: number;
  /** Of the spaces before it, which it has only in the middle of a line. */
  gap: number;
}

interface BreakablePiece extends MeasuredPiece {
  /** Measured once, when a line is too short for the whole. */
  letters: () => MeasuredPiece[];
}

function measureWord(text: PreparedText, piece: Piece): BreakablePiece {
  let letters: MeasuredPiece[] | undefined;
  return {
    ...measurePiece(text, piece),
    letters: () => {
      letters ??= splitIntoGraphemes(text.text, piece).map((part) => measurePiece(text, part));
      return letters;
    },
  };
}

function measurePiece(text: PreparedText, piece: Piece): MeasuredPiece {
  const before = text.text.slice(0, piece.start);
  const gapStart = before.trimEnd().length;
  return {
    ...piece,
    width: measure(text, piece.start, piece.end),
    gap: measure(text, gapStart, piece.start),
  };
}

/** What is longer than a line comes apart into letters, each with its accents. */
function breakWords(pieces: BreakablePiece[], room: number): MeasuredPiece[] {
  return pieces.flatMap((piece) => (piece.width <= room ? [piece] : piece.letters()));
}

/** As even as the number of lines allows, so that no word is left alone on the last one. */
function balanceLines(pieces: MeasuredPiece[], lines: MeasuredPiece[]): MeasuredPiece[] {
  let [least, most] = [0, Math.max(0, ...lines.map(({ width }) => width))];
  let balanced = lines;
  for (let halving = 0; halving < 8; halving++) {
    const room = (least + most) / 2;
    const tried = breakLines(pieces, room);
    if (tried.length > lines.length || tried.some(({ width }) => width > room)) least = room;
    else [most, balanced] = [room, tried];
  }
  return balanced;
}

function countLines({ height, lineHeight }: TextBox, size: number): number {
  return Math.max(1, Math.floor(height / (size * lineHeight)));
}

/** Fills line after line. The widths of pieces and of the spaces between them add up well enough. */
function breakLines(pieces: MeasuredPiece[], room: number): MeasuredPiece[] {
  const lines: MeasuredPiece[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line === undefined || line.width + piece.gap + piece.width > room) lines.push({ ...piece });
    else {
      line.end = piece.end;
      line.width += piece.gap + piece.width;
    }
  }
  return lines;
}

function cutText(text: PreparedText, pieces: BreakablePiece[], box: TextBox): FittedText {
  const size = Math.min(...box.sizes);
  const room = box.width / size;
  const all = breakLines(breakWords(pieces, room), room);
  const lines: Piece[] = all.slice(0, countLines(box, size));
  const last = lines.at(-1);
  if (last !== undefined) lines[lines.length - 1] = shortenLine(text, last, room - ellipsisWidth);
  return { size, lines, isCut: true };
}

/** By whole graphemes: half a letter, or a letter without its accent, is another word. */
function shortenLine(text: PreparedText, line: Piece, room: number): Piece {
  const parts = splitIntoGraphemes(text.text, line);
  let end = line.end;
  while (parts.length > 1 && measure(text, line.start, end) > room) end = parts.pop()?.start ?? end;
  const kept = text.text.slice(line.start, end).trimEnd();
  return { start: line.start, end: line.start + kept.length };
}
