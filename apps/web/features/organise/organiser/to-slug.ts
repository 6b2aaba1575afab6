const mostCharacters = 60;

/** What an organiser's address could be, by its name: letters without accents, digits, single hyphens. */
export function toSlug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/[øØ]/g, 'o')
    .toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, mostCharacters).replace(/-$/, '');
}
