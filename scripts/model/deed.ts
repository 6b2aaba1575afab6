/** One action of a trace, as the product carries it out. */
import type { House } from './house.js';
import type { ModelWorld, Picks } from './model-world.js';

export interface Deed {
  house: House;
  pick: Picker;
  /** The specification's state before it, and after. */
  before: ModelWorld;
  after: ModelWorld;
}

/** @returns the word for whoever asked: that of the specification, or they differ */
export type Deeds<Action extends string> = Record<Action, (deed: Deed) => Promise<string>>;

/** What was chosen at random, by name. */
export class Picker {
  constructor(
    private readonly picks: Picks,
    private readonly people: House['people'],
  ) {}

  number = (name: string): number => this.get(name, 'number');
  boolean = (name: string): boolean => this.get(name, 'boolean');
  text = (name: string): string => this.get(name, 'string');

  /** @returns the user's id */
  person(name: string): string {
    return this.people.get(this.text(name))!;
  }

  private get<Value>(name: string, type: string): Value {
    const value = this.picks[name];
    if (typeof value !== type) throw new TypeError(`Nothing was picked for ${name}`);
    return value as Value;
  }
}
