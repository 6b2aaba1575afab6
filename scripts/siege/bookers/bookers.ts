/** The siege's side of `booking-process.ts`. */
import { ChildProgram } from '../../runner/child-program.js';
import type { Scope } from '../../runner/scope.js';
import type { BookerAnswer } from '../siege-record.js';

export interface Crowd {
  port: number;
  jwtSecret: string;
  seed: number;
  /** Of each person, in milliseconds. */
  paceMs: number;
  userIds: readonly string[];
  eventIds: readonly string[];
}

export type BookerOrder =
  | { kind: 'begin'; crowd: Crowd }
  | { kind: 'watch'; crowd: Crowd }
  | { kind: 'end' };

export type BookerReport =
  | { kind: 'answers'; answers: BookerAnswer[] }
  | { kind: 'watching' }
  | { kind: 'over' };

export class Bookers {
  /** Everything that anybody was answered, in the order of the answers. */
  readonly answers: BookerAnswer[] = [];
  private onWatching: () => void = () => undefined;
  private onOver: () => void = () => undefined;

  private constructor(
    private readonly process: ChildProgram<BookerOrder, BookerReport>,
    private readonly crowd: Crowd,
  ) {
    process.onReport((report) => {
      if (report.kind === 'answers') this.answers.push(...report.answers);
      else if (report.kind === 'watching') this.onWatching();
      else this.onOver();
    });
  }

  /** They watch first, and book from then on. */
  static async start(scope: Scope, crowd: Crowd): Promise<Bookers> {
    const file = new URL('./booking-process.ts', import.meta.url);
    const bookers = await scope.own(
      async () => new Bookers(new ChildProgram<BookerOrder, BookerReport>(file), crowd),
      (started) => started.process.stop(),
    );
    await bookers.watchAgain();
    bookers.process.send({ kind: 'begin', crowd });
    return bookers;
  }

  /** Opens the pages, also those that a death of the server has closed. */
  async watchAgain(): Promise<void> {
    const watching = new Promise<void>((resolve) => (this.onWatching = resolve));
    this.process.send({ kind: 'watch', crowd: this.crowd });
    await Promise.race([watching, this.process.failed]);
  }

  /** Asked within these times, and answered by now. */
  listAnswers(from: number, until: number): BookerAnswer[] {
    return this.answers.filter(({ askedAt }) => askedAt >= from && askedAt < until);
  }

  /** Nobody asks for more; resolves when everybody has been answered. */
  async end(): Promise<void> {
    const over = new Promise<void>((resolve) => (this.onOver = resolve));
    this.process.send({ kind: 'end' });
    await Promise.race([over, this.process.failed]);
  }
}
