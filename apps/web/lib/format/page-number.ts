/** The page in a URL: whatever is not a page number is the first page, as a mistyped link deserves. */
export function parsePageNumber(value: string | string[] | undefined): number {
  if (typeof value !== 'string' || !/^[1-9]\d{0,5}$/.test(value)) return 1;
  return Number(value);
}

/** The page numbers to offer; `null` stands for the pages left out between two of them. */
export function listPageNumbers(current: number, totalPages: number): (number | null)[] {
  const shown = new Set([1, current - 1, current, current + 1, totalPages]);
  const numbers: (number | null)[] = [];
  for (let page = 1; page <= totalPages; page++) {
    if (shown.has(page)) numbers.push(page);
    else if (numbers.at(-1) !== null) numbers.push(null);
  }
  return numbers;
}
