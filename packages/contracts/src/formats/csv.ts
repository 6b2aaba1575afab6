/**
 * Where a spreadsheet begins to read a formula: at the beginning of a cell, and behind what it may take for
 * the end of one. It has a comma for that here, and in other countries a semicolon or a tab.
 */
const beginningOfFormula = /^(?=[\t\r\n])|(?:^|(?<=[;\t\r\n]))(?=\s*[=+\-@＝＋－＠])/gu;

/** One cell of a CSV (RFC 4180): an apostrophe makes text of what would be run. */
export function toCsvCell(text: string): string {
  const harmless = text.replaceAll(beginningOfFormula, "'");
  return /[",\r\n;\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** By which spreadsheets know UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';
