import {
  defineCategoriesSchema,
  type DefineCategoriesInput,
  type OrganiserCategory,
} from '@lastseat/contracts';

/** One category as it stands in the form. */
export interface CategoryForm {
  /** Stays while the name is typed. */
  key: number;
  name: string;
  /** With commas between: `1, 2, 3`. */
  levels: string;
}

export function toCategoryForms(categories: readonly OrganiserCategory[]): CategoryForm[] {
  return categories.map(({ name, levels }, key) => ({ key, name, levels: levels.join(', ') }));
}

type Reading = { input: DefineCategoriesInput; error: null } | { input: null; error: string };

/** Rows without a name are left out. */
export function readCategoryForms(forms: readonly CategoryForm[]): Reading {
  const categories = forms
    .filter(({ name, levels }) => name.trim() !== '' || levels.trim() !== '')
    .map(({ name, levels }) => ({ name, levels: splitLevels(levels) }));
  const parsed = defineCategoriesSchema.safeParse({ categories });
  if (parsed.success) return { input: parsed.data, error: null };
  const [issue] = parsed.error.issues;
  const place = issue?.path[1];
  const name = typeof place === 'number' ? categories[place]?.name : undefined;
  const message = issue?.message ?? 'Not valid';
  return { input: null, error: name ? `${name}: ${message}` : message };
}

function splitLevels(text: string): string[] {
  return text
    .split(',')
    .map((level) => level.trim())
    .filter((level) => level !== '');
}
