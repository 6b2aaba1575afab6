/** Where mails to a person go: also to a guest whom no address belongs to (decision 88). */
import { Prisma } from '../../../generated/prisma/client.js';

export const mailboxOf = (person: { email: string; contactEmail: string | null }): string =>
  person.contactEmail ?? person.email;

/** The same in SQL, of the row that is called `person`. */
export const mailbox = Prisma.sql`coalesce(person."contactEmail", person.email)`;
