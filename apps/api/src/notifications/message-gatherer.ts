/**
 * Brings together what was committed together: each fact is a record of its own, and some mails are about
 * two facts of one message.
 *
 * What must stay true: a message is given when it is whole, or when a later one of its aggregate shows that
 * no more of it will come; until then nobody commits an offset behind its first record.
 */
import type { ReadFact } from './read-record.js';

/** By the facts' places. */
export type GatheredMessage = ReadonlyMap<number, ReadFact>;

export class MessageGatherer {
  /** By partition and aggregate: what is told of one comes in the order of its versions. */
  private readonly held = new Map<string, Map<number, ReadFact>>();

  /** @returns those that are done with it */
  add(read: ReadFact): GatheredMessage[] {
    const place = `${placeOf(read)} ${read.aggregateId}`;
    const done: GatheredMessage[] = [];
    const before = this.held.get(place);
    if (before && firstOf(before).messageId !== read.messageId) {
      done.push(before);
      this.held.delete(place);
    }
    const message = this.held.get(place) ?? new Map<number, ReadFact>();
    // What comes twice stays where it came first.
    if (!message.has(read.index)) message.set(read.index, read);
    if (message.size < read.record.count) {
      this.held.set(place, message);
      return done;
    }
    this.held.delete(place);
    return [...done, message];
  }

  /** The lowest offset of what is held, where there is any. */
  firstHeld(place: string): bigint | undefined {
    const offsets = [...this.held.values()]
      .map(firstOf)
      .filter((read) => placeOf(read) === place)
      .map(({ record }) => record.offset);
    return offsets.length === 0 ? undefined : offsets.reduce((a, b) => (a < b ? a : b));
  }
}

/** The partition. */
export const placeOf = ({ record }: Pick<ReadFact, 'record'>) =>
  `${record.topic} ${record.partition}`;

/** That came first: none is empty. */
function firstOf(message: GatheredMessage): ReadFact {
  const [first] = message.values();
  if (!first) throw new TypeError('There is a message without a fact');
  return first;
}
