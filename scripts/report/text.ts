/** What reports write of text and numbers. */

/** For HTML and SVG, between tags and in attributes. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Short and exact enough to read off: 1,500 or 0.25. */
export function formatNumber(value: number): string {
  if (value >= 1_000_000) return `${trim(value / 1_000_000)} M`;
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : trim(value);
}

const trim = (value: number) => String(Number(value.toPrecision(3)));
