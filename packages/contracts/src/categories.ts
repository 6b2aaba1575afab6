/** The categories of an organiser and their levels: what its events and series are of. */
import * as z from 'zod/mini';
import { lineSchema } from './text.js';

/** As for an event, which takes one of them. */
export const categoryNameSchema = lineSchema(2, 60);
export const levelNameSchema = lineSchema(1, 60);

/** In the order that the organiser gave them; no levels where the category has none. */
export const organiserCategorySchema = z.object({
  name: z.string(),
  levels: z.array(z.string()),
});
export type OrganiserCategory = z.infer<typeof organiserCategorySchema>;

export const organiserCategoriesSchema = z.object({
  /** False: nobody has drawn up the list, and whatever an event is of becomes a part of it. */
  isDefined: z.boolean(),
  data: z.array(organiserCategorySchema),
});
export type OrganiserCategories = z.infer<typeof organiserCategoriesSchema>;

const areDifferent = (names: readonly string[]) =>
  new Set(names.map((name) => name.toLowerCase())).size === names.length;

/** The whole list: what it leaves out is gone. */
export const defineCategoriesSchema = z.strictObject({
  categories: z
    .array(
      z.strictObject({
        name: categoryNameSchema,
        levels: z
          .array(levelNameSchema)
          .check(z.maxLength(20), z.refine(areDifferent, 'Name each level once')),
      }),
    )
    .check(
      z.minLength(1, 'Name at least one category'),
      z.maxLength(50),
      z.refine(
        (categories) => areDifferent(categories.map(({ name }) => name)),
        'Name each category once',
      ),
    ),
});
export type DefineCategoriesInput = z.infer<typeof defineCategoriesSchema>;
