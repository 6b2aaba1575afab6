import { idSchema } from '@lastseat/contracts';

/** What the address of a list of changes says: a link shows a colleague the same page of it. */
export interface ActivityQuery {
  /** The id of the entry that the page goes on after; `''` at the newest. */
  before: string;
}

export type SearchParams = Record<string, string | string[] | undefined>;

/** Whatever cannot be read is the newest, as a mistyped link deserves. */
export function parseActivityQuery({ before }: SearchParams): ActivityQuery {
  const id = idSchema.safeParse(before);
  return { before: id.success ? id.data : '' };
}
