/** Where somebody is in a list of choices, and what they have typed to narrow it. */
export interface ListCursor {
  filter: string;
  at: number;
}

export interface Key {
  name?: string | undefined;
  /** What was typed. */
  sequence?: string | undefined;
  ctrl?: boolean | undefined;
  meta?: boolean | undefined;
}

const PAGE = 10;
const steps: Readonly<Record<string, number>> = {
  up: -1,
  down: 1,
  pageup: -PAGE,
  pagedown: PAGE,
  home: -Infinity,
  end: Infinity,
};

/** Case does not matter, and neither does the order of words. */
export function matches(label: string, filter: string): boolean {
  const text = label.toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** @param count how many choices are listed now */
export function moveCursor(cursor: ListCursor, key: Key, count: number): ListCursor {
  const step = steps[key.name ?? ''];
  if (step !== undefined) {
    return { ...cursor, at: Math.max(0, Math.min(count - 1, cursor.at + step)) };
  }
  if (key.name === 'backspace') return { filter: cursor.filter.slice(0, -1), at: 0 };
  const typed = typedText(key);
  return typed === '' ? cursor : { filter: cursor.filter + typed, at: 0 };
}

/** The character of a key, or nothing for one that moves or controls. */
export function typedText({ sequence = '', ctrl, meta }: Key): string {
  return !ctrl && !meta && /^[^\p{Cc}]+$/u.test(sequence) ? sequence : '';
}

/** Which part of a long list is on screen: the cursor stays within it. */
export function findWindow(at: number, count: number, height: number): [number, number] {
  const first = Math.max(0, Math.min(at - Math.floor(height / 2), count - height));
  return [first, Math.min(count, first + height)];
}
