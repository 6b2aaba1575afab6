/** As the contract has it; what is longer cannot be found anyway. */
export const maxSearchLength = 100;

export function cleanSearch(text: string): string {
  return text.replaceAll('\0', '').trim().slice(0, maxSearchLength).trim();
}
