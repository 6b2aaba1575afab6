/** What is typed into the fields of names, and what it says. */
import { giveTicketNamesSchema } from '@lastseat/contracts';

/** An empty field is a name that nobody has said. */
export const toNames = (typed: readonly string[]): (string | null)[] =>
  typed.map((name) => (name.trim() === '' ? null : name));

/** What is wrong with a field; undefined: nothing. @param isRequired whether it may not be empty */
export function findNameError(typed: string, isRequired: boolean): string | undefined {
  if (typed.trim() === '') return isRequired ? 'Say who comes with this ticket' : undefined;
  return giveTicketNamesSchema.safeParse({ names: [typed] }).error?.issues[0]?.message;
}
