/**
 * Who has which event's page open. A person with several windows is one person; of an event that nobody
 * looks at nothing is kept.
 */
export class PagePeople {
  /** By event: how many pages each person has open. */
  readonly #pages = new Map<string, Map<string, number>>();
  /** By socket and event: as whom it was counted, whoever it belongs to when it leaves. */
  readonly #countedAs = new Map<string, string>();

  come(eventId: string, socketId: string, person: string): void {
    const key = `${socketId} ${eventId}`;
    if (this.#countedAs.has(key)) return;
    this.#countedAs.set(key, person);
    const people = this.#pages.get(eventId) ?? new Map<string, number>();
    this.#pages.set(eventId, people);
    people.set(person, (people.get(person) ?? 0) + 1);
  }

  leave(eventId: string, socketId: string): void {
    const key = `${socketId} ${eventId}`;
    const person = this.#countedAs.get(key);
    const people = this.#pages.get(eventId);
    if (person === undefined || people === undefined) return;
    this.#countedAs.delete(key);
    const left = (people.get(person) ?? 0) - 1;
    if (left > 0) people.set(person, left);
    else people.delete(person);
    if (people.size === 0) this.#pages.delete(eventId);
  }

  count(eventId: string): number {
    return this.#pages.get(eventId)?.size ?? 0;
  }
}
