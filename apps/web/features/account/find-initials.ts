/** The first letters of the first and the last name, as on a badge. */
export function findInitials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  // By code points: half an emoji is no letter.
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}
