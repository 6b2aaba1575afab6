/** The level, where the title does not say it already: `Salsa 1` needs no "1" beside it. */
export function findLevelNote(title: string, level: string | null): string | null {
  if (level === null) return null;
  const words = title.toLowerCase().split(/\s+/);
  const wanted = level.toLowerCase().split(/\s+/);
  const isSaid = words.some((_, at) => wanted.every((word, step) => words[at + step] === word));
  return isSaid ? null : level;
}
