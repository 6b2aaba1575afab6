/**
 * How events are written and read. A type whose shape changes keeps its name: it gets an upcaster more, which
 * makes the next shape of the one before, and what was stored stays as it is.
 */
import type { NewEvent } from './append-events.sql.js';
import type { StoredEventRow } from './read-events.sql.js';

/** From the shape of version n to that of n + 1; the first one is for version 1. */
export type Upcaster = (data: never) => object;

/** Of each type the upcasters: with none its shape is the first. */
export type Upcasters<Type extends string> = Readonly<Record<Type, readonly Upcaster[]>>;

interface DomainEvent {
  type: string;
  data: object;
}

export class EventCodec<Event extends DomainEvent> {
  constructor(private readonly upcasters: Upcasters<Event['type']>) {}

  encode({ type, data }: Event): NewEvent {
    const schemaVersion = this.upcastersOf(type).length + 1;
    return { type, schemaVersion, data };
  }

  /** @throws Error for a type, or a shape of one, that this version of the product does not know */
  decode({ type, schemaVersion, data }: Pick<StoredEventRow, 'type' | 'schemaVersion' | 'data'>) {
    const upcasters = this.upcastersOf(type);
    if (schemaVersion > upcasters.length + 1) {
      throw new Error(`${type} has the shape ${schemaVersion}, which is newer than this version`);
    }
    const missing = upcasters.slice(schemaVersion - 1);
    const current = missing.reduce((old, upcast) => upcast(old as never), data as object);
    return { type, data: current } as Event;
  }

  private upcastersOf(type: string): readonly Upcaster[] {
    if (!Object.hasOwn(this.upcasters, type)) throw new Error(`Unknown event: ${type}`);
    return this.upcasters[type as Event['type']];
  }
}
