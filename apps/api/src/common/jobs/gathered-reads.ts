/**
 * Many look-ups by one query: what is asked for while a query is under way is gathered for the next one.
 *
 * What must stay true: the query that answers a look-up begins after it was asked for; one query is under
 * way at a time; and past a number of look-ups that wait the next one is refused at once.
 */
import { ProblemError } from '../http/problems/problem.js';

interface LookUp<Value> {
  key: string;
  resolve: (value: Value | undefined) => void;
  reject: (error: unknown) => void;
}

export interface GatheredReadsOptions<Value> {
  /** Those that exist, by their keys; each key is there once. */
  query: (keys: string[]) => Promise<ReadonlyMap<string, Value>>;
  /** The most look-ups of one query. */
  perQuery: number;
  maxWaiting: number;
}

export class GatheredReads<Value> {
  private readonly waiting: LookUp<Value>[] = [];
  private isUnderWay = false;

  constructor(private readonly options: GatheredReadsOptions<Value>) {}

  /**
   * @returns undefined when there is none
   * @throws ProblemError `busy`, and whatever the query throws
   */
  find(key: string): Promise<Value | undefined> {
    if (this.waiting.length >= this.options.maxWaiting) {
      return Promise.reject(new ProblemError('busy'));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ key, resolve, reject });
      if (this.isUnderWay) return;
      this.isUnderWay = true;
      // What comes in the same turn of the event loop goes with it.
      setImmediate(() => void this.runQueries());
    });
  }

  private async runQueries(): Promise<void> {
    while (this.waiting.length > 0) {
      await this.answer(this.waiting.splice(0, this.options.perQuery));
    }
    this.isUnderWay = false;
  }

  private async answer(lookUps: LookUp<Value>[]): Promise<void> {
    try {
      const found = await this.options.query([...new Set(lookUps.map(({ key }) => key))]);
      for (const { key, resolve } of lookUps) resolve(found.get(key));
    } catch (error) {
      for (const { reject } of lookUps) reject(error);
    }
  }
}
