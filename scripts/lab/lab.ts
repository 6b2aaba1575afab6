// The rush lab of `npm start`: runs a race when the page of the web app asks for one, and tells of it as it
// goes. What must stay true: one race at a time, each with an end, and nothing of it in anybody's database.
import type { LabOrder, LabState } from '../../apps/web/features/lab/lab-state.js';
import { describeError } from '../runner/failure.js';
import { Scope } from '../runner/scope.js';
import { runRace } from './race.js';
import { startScratchStack, type ScratchStack } from './scratch-stack.js';
import { lockedTotals, unlockedTotals } from './totals.js';

/** From the press to the totals, its servers' start included. */
const LONGEST_RACE_MS = 180_000;
/** After the last race; then database and API go. */
const IDLE_MS = 600_000;
/** As often as a page can be drawn while it counts. */
const TELL_EVERY_MS = 50;

type Listener = (state: LabState) => void;

export interface LabParts {
  start: (scope: Scope) => Promise<ScratchStack>;
  run: typeof runRace;
}

export class Lab {
  private state = makeState(null);
  private readonly listeners = new Set<Listener>();
  private isRacing = false;
  private life = new Scope();
  private stack: Promise<ScratchStack> | undefined;
  private idle: NodeJS.Timeout | undefined;
  private telling: NodeJS.Timeout | undefined;

  constructor(private readonly parts: LabParts) {}

  static withServers(logPrefix: string): Lab {
    return new Lab({ start: (scope) => startScratchStack(scope, logPrefix), run: runRace });
  }

  /** @returns whether it begins: not while another one runs */
  begin(order: LabOrder): boolean {
    if (this.isRacing) return false;
    this.isRacing = true;
    clearTimeout(this.idle);
    this.state = { ...makeState(order), phase: 'preparing' };
    this.tell(this.state);
    void this.race(order, this.state).finally(() => {
      this.isRacing = false;
      this.idle = setTimeout(() => void this.closeServers(), IDLE_MS).unref();
    });
    return true;
  }

  /** Told at once, and then of each change. @returns what ends it */
  follow(listener: Listener): () => void {
    this.listeners.add(listener);
    listener(this.state);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    clearTimeout(this.telling);
    await this.closeServers();
  }

  private async race(order: LabOrder, state: LabState): Promise<void> {
    try {
      const deadline = failAfter(LONGEST_RACE_MS);
      const stack = await Promise.race([this.open(), deadline]);
      const race = this.parts.run(stack, order, state, () => this.tell(state));
      await Promise.race([race, stack.failed, deadline]);
      state.phase = 'done';
    } catch (error) {
      state.phase = 'failed';
      state.failure = describeError(error);
      // What did not answer is not asked again.
      await this.closeServers();
    }
    this.tell(state);
  }

  private open(): Promise<ScratchStack> {
    this.stack ??= this.parts.start(this.life);
    return this.stack;
  }

  private async closeServers(): Promise<void> {
    const { life } = this;
    this.life = new Scope();
    this.stack = undefined;
    await life.close();
  }

  /** Together with what follows soon. One that was given up has nothing to say any more. */
  private tell(state: LabState): void {
    if (state !== this.state) return;
    this.telling ??= setTimeout(() => {
      this.telling = undefined;
      for (const listener of this.listeners) listener(this.state);
    }, TELL_EVERY_MS);
  }
}

function failAfter(milliseconds: number): Promise<never> {
  const failed = new Promise<never>((_, reject) => {
    const message = `The race had no end within ${milliseconds / 1_000} seconds.`;
    setTimeout(() => reject(new Error(message)), milliseconds).unref();
  });
  failed.catch(() => undefined); // It was over before.
  return failed;
}

function makeState(order: LabOrder | null): LabState {
  const told = { booked: 0, soldOut: 0, other: 0, lastAnswerMs: null };
  const remaining = order?.seats ?? 0;
  return {
    phase: 'idle',
    order,
    locked: {
      ...told,
      ...{ remaining, waiting: 0, cancelled: 0, offered: 0, accepted: 0, declined: 0 },
    },
    unlocked: { ...told, remaining },
    totals: null,
    statements: { locked: lockedTotals, unlocked: unlockedTotals },
    failure: null,
  };
}
