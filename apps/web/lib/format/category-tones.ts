/** Hues of the drawn covers, each far from the next and from the green, amber and red that mean a state. */
const tones = ['tone-255', 'tone-312', 'tone-222', 'tone-284', 'tone-345', 'tone-238'] as const;
export type CategoryTone = (typeof tones)[number];

/**
 * The colour of each category, as a class that sets `--tone-*`. By the place in the organiser's list, so that
 * neighbours differ and a category looks the same in every week.
 */
export function findTones(categories: readonly string[]): ReadonlyMap<string, CategoryTone> {
  return new Map(categories.map((name, place) => [name, tones[place % tones.length] ?? tones[0]]));
}
