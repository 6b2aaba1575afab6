export interface Command {
  id: string;
  /** The heading that it stands under. */
  group: string;
  label: string;
  /** What tells it from others of the same name. */
  hint?: string;
  /** Other words that it is found by. */
  words?: string;
  href: string;
}

/**
 * The commands that have every word that was typed, at the beginning of one of theirs; those that have
 * them in their label come first. Everything, in its own order, for nothing typed.
 */
export function rankCommands(commands: readonly Command[], typed: string): Command[] {
  const wanted = toWords(typed);
  const rankOf = ({ label, words = '', group }: Command): number => {
    if (hasAll(toWords(label), wanted)) return 0;
    return hasAll(toWords(`${label} ${words} ${group}`), wanted) ? 1 : 2;
  };
  return [0, 1].flatMap((rank) => commands.filter((command) => rankOf(command) === rank));
}

function hasAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((beginning) => words.some((word) => word.startsWith(beginning)));
}

/** Without case and accents. */
function toWords(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
