/** Kinds of event that look like something: each has a hue here, and a sign on the pages. */
const kinds = {
  // Degrees on the colour wheel, away from the green, amber and red that mean a state.
  music: { words: /music|concert|festival/, hue: 270 },
  tech: { words: /tech|conference|code|science/, hue: 245 },
  theatre: { words: /theat|drama|opera|dance/, hue: 290 },
  comedy: { words: /comedy/, hue: 305 },
  sport: { words: /sport|fitness|run|yoga/, hue: 225 },
  food: { words: /food|drink|wine/, hue: 320 },
  art: { words: /art|design|museum/, hue: 310 },
  film: { words: /film|cinema|movie/, hue: 280 },
  workshop: { words: /workshop|class|course|education/, hue: 200 },
  talk: { words: /talk|lecture|literature|community|business/, hue: 215 },
} as const satisfies Record<string, { words: RegExp; hue: number }>;

const plainHue = 255;

export type CategoryKind = keyof typeof kinds;

/** Organisers name categories as they like: what no word gives away is null, and looks plain, not wrong. */
export function findCategoryKind(category: string): CategoryKind | null {
  const words = category.toLowerCase();
  const found = Object.entries(kinds).find(([, kind]) => kind.words.test(words));
  return (found?.[0] as CategoryKind | undefined) ?? null;
}

export function categoryHue(category: string): number {
  const kind = findCategoryKind(category);
  return kind === null ? plainHue : kinds[kind].hue;
}
