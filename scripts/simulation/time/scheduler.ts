/**
 * One clock and one order for everything in a schedule: what each process does next, what PostgreSQL does next,
 * what comes late. Of all that could happen at this moment chance chooses one; then everything that follows from
 * it at once (promises) happens, and chance chooses again. The clock stands still while something is ready.
 */
import type { Random } from '../../load/random.js';

/** A process: what it has under way goes on in its name, and ends with it. */
export interface Owner {
  isAlive: boolean;
  /** It does nothing before. */
  frozenUntil: number;
}

export interface Task {
  owner: Owner | null;
  /** Tasks of one lane happen in the order of their times: timers of a process, words on a connection. */
  lane: object | null;
  at: number;
  run: () => void;
}

/** No schedule has nearly as many: one that does goes round in circles. */
const MOST_STEPS = 20_000;

export class Scheduler {
  /** Milliseconds from the beginning of the schedule. */
  now = 0;
  steps = 0;
  /** In whose name the present task happens. */
  owner: Owner | null = null;
  private tasks: Task[] = [];

  constructor(private readonly random: Random) {}

  add(task: Omit<Task, 'at'> & { inMs?: number }): Task {
    const { owner, lane, run, inMs = 0 } = task;
    const added = { owner, lane, run, at: this.now + inMs };
    this.tasks.push(added);
    return added;
  }

  cancel(task: Task): void {
    const index = this.tasks.indexOf(task);
    if (index !== -1) this.tasks.splice(index, 1);
  }

  /** As if the machine had slept, or somebody had set its clock. */
  jump(ms: number): void {
    this.now += ms;
  }

  /**
   * Until nothing is left to do, or `isOver` says so: asked between two tasks, when nothing that follows from
   * the last one is still to happen. A tick begins when every promise is through, and needs no turn of the event
   * loop.
   */
  run(isOver: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      // One promise serves all steps: `queueMicrotask` makes a resource of its own for each.
      const settled = Promise.resolve();
      const afterThis = () => process.nextTick(step);
      const step = () => {
        this.owner = null;
        const task = isOver() ? undefined : this.takeNext();
        if (task === undefined) return resolve();
        this.steps += 1;
        if (this.steps > MOST_STEPS) return reject(new Error('The schedule comes to no end'));
        this.owner = task.owner;
        task.run();
        void settled.then(afterThis);
      };
      void settled.then(afterThis);
    });
  }

  /** When the next thing happens that no process does; Infinity: nothing. */
  findNextOutside(): number {
    let next = Infinity;
    for (const { owner, at } of this.tasks) if (owner === null) next = Math.min(next, at);
    return next;
  }

  private takeNext(): Task | undefined {
    let due = this.countDue();
    if (due === 0) {
      const next = this.findNextTime();
      if (next === Infinity) return undefined;
      this.now = next;
      due = this.countDue();
    }
    const chosen = this.findDue(due === 1 ? 0 : this.random.between(0, due - 1));
    const index = this.tasks[chosen]!.lane === null ? chosen : this.findEarliest(chosen);
    return this.tasks.splice(index, 1)[0];
  }

  /** Counted and then looked for: a list of them would be made for each step. */
  private countDue(): number {
    let due = 0;
    let hasDead = false;
    for (const task of this.tasks) {
      if (task.owner !== null && !task.owner.isAlive) hasDead = true;
      else if (readyAt(task) <= this.now) due += 1;
    }
    if (hasDead) this.tasks = this.tasks.filter(({ owner }) => owner === null || owner.isAlive);
    return due;
  }

  /** @returns where the one is before which so many others are due */
  private findDue(others: number): number {
    let left = others;
    let index = 0;
    for (; ; index += 1) {
      if (readyAt(this.tasks[index]!) > this.now) continue;
      if (left === 0) return index;
      left -= 1;
    }
  }

  /** Of the same lane; of two with the same time the one that was added first. */
  private findEarliest(chosen: number): number {
    const { lane } = this.tasks[chosen]!;
    let earliest = chosen;
    for (let index = 0; index < this.tasks.length; index += 1) {
      const task = this.tasks[index]!;
      if (task.lane !== lane || readyAt(task) > this.now) continue;
      const { at } = this.tasks[earliest]!;
      if (task.at < at || (task.at === at && index < earliest)) earliest = index;
    }
    return earliest;
  }

  private findNextTime(): number {
    let next = Infinity;
    for (const task of this.tasks) next = Math.min(next, readyAt(task));
    return next;
  }
}

const readyAt = ({ at, owner }: Task): number =>
  owner === null ? at : Math.max(at, owner.frozenUntil);
