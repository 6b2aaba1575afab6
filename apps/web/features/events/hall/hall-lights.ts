import type { HallPlan } from './hall-plan';

/** What is to be shown: how many seats are taken, and which of them is the viewer's own. */
export interface HallCount {
  taken: number;
  own: number | null;
}

type Blocks = Pick<HallPlan, 'lights' | 'seatsPerLight'>;

/** Which seats are dark. A change of the count by three changes three seats, whatever the hall's size. */
export class HallLights {
  /** How many seats of each light are taken. */
  readonly takenOf: Uint32Array;
  #shown: HallCount = { taken: 0, own: null };
  #ownRank = -1;

  constructor(
    private readonly order: Uint32Array,
    private readonly blocks: Blocks,
  ) {
    this.takenOf = new Uint32Array(blocks.lights);
  }

  get seats(): number {
    return this.order.length;
  }

  get taken(): number {
    return this.#shown.taken;
  }

  /** @returns the lights that changed, each with the share of it that was free */
  show({ taken, own }: HallCount): Map<number, number> {
    const before = new Map<number, number>();
    if (own !== this.#shown.own) {
      // Everybody's order but for one's own seat, which goes first and stays taken as long as it is.
      this.#turnTo(0, before);
      this.#ownRank = own === null ? -1 : this.order.indexOf(own);
    }
    this.#turnTo(taken, before);
    this.#shown = { taken, own };
    for (const [light, share] of before) {
      if (this.freeShareOf(light) === share) before.delete(light);
    }
    return before;
  }

  sizeOf(light: number): number {
    const { seatsPerLight } = this.blocks;
    return Math.min(seatsPerLight, this.order.length - light * seatsPerLight);
  }

  /** From 0, when nothing of it is left, to 1. */
  freeShareOf(light: number): number {
    return 1 - this.takenOf[light]! / this.sizeOf(light);
  }

  #turnTo(taken: number, before: Map<number, number>): void {
    const from = this.#shown.taken;
    for (let rank = Math.min(from, taken); rank < Math.max(from, taken); rank++) {
      const light = Math.floor(this.#seatAt(rank) / this.blocks.seatsPerLight);
      if (!before.has(light)) before.set(light, this.freeShareOf(light));
      this.takenOf[light]! += taken > from ? 1 : -1;
    }
    this.#shown = { ...this.#shown, taken };
  }

  #seatAt(rank: number): number {
    if (rank > this.#ownRank) return this.order[rank]!;
    return this.order[rank === 0 ? this.#ownRank : rank - 1]!;
  }
}
