import type { Version } from '../landed-versions.js';

/** How large a database becomes. */
export interface Size {
  people: number;
  /** Concerts, to which all people go. */
  concerts: number;
}

/** What versions write from some migration on. */
export interface FillStep {
  /** The time that the migration begins with: it has what the statements name. */
  since: string;
  statements: (version: Version, size: Size) => string[];
}

/** Of the rows of `sale.ts`. */
export const person = (number: number): string =>
  `(SELECT id FROM "User" WHERE email = 'person-${number}@example.com')`;

export const event = (title: string): string => `(SELECT id FROM "Event" WHERE title = '${title}')`;

/** A row for each value that the enum has by then, with its number from 1 on. */
export const eachOf = (name: string): string =>
  `unnest(enum_range(NULL::"${name}")) WITH ORDINALITY AS kind(value, number)`;
