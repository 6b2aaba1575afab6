/** How the product writes the arrays of its statements, read back: see `array-literal.ts`. */

export function readTexts(literal: unknown): (string | null)[] {
  if (literal === '{}') return [];
  const inner = (literal as string).slice(1, -1);
  if (inner.includes('"')) return readQuoted(inner);
  // Most are of one row.
  if (!inner.includes(',')) return [toText(inner)];
  return inner.split(',').map(toText);
}

const toText = (text: string): string | null => (text === 'NULL' ? null : text);

/** An element with quotes ends at the next quote that has no backslash before it. */
function readQuoted(inner: string): (string | null)[] {
  const elements = inner.match(/"(?:[^"\\]|\\.)*"|[^,]+/gs) ?? [];
  return elements.map((element) =>
    element.startsWith('"') ? element.slice(1, -1).replace(/\\(.)/gs, '$1') : toText(element),
  );
}

/** Of what cannot be null. */
export const readIds = (literal: unknown): string[] => readTexts(literal) as string[];

export const readNumbers = (literal: unknown): number[] => {
  if (literal === '{}') return [];
  const inner = (literal as string).slice(1, -1);
  return inner.includes(',') ? inner.split(',').map(Number) : [Number(inner)];
};

export const readTimes = (literal: unknown): (Date | null)[] =>
  readTexts(literal).map((text) => (text === null ? null : new Date(text)));

export const readFlags = (literal: unknown): boolean[] =>
  readTexts(literal).map((text) => text === 'true');
