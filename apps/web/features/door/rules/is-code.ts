/** Longer than a name, an address or a reference that somebody looks for. */
const longestSearch = 80;

/** Whether what was typed is what a scanner has read, be it a ticket or not: it is no search then. */
export const isCode = (text: string): boolean =>
  text.length > longestSearch || text.includes('://');
