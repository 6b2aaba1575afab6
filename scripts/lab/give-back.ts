/** Some give their seats back, and who is next in line is offered them: takes them, or lets them go. */
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { LabState } from '../../apps/web/features/lab/lab-state.js';
import type { Random } from '../load/random.js';
import type { Ask } from './ask.js';
import type { Holder } from './rush.js';
import type { Person, ScratchStack } from './scratch-stack.js';

/** As long as one likes to look on. */
const ALL_WITHIN_MS = 3_000;
const LONGEST_THOUGHT_MS = 900;
/** One holder in so many, and no more than this, gives a seat back. */
const ONE_IN = 8;
const MOST_LEAVERS = 40;
const CHANCE_TO_LET_GO = 0.25;

interface GivingBack {
  stack: Pick<ScratchStack, 'pool'>;
  eventId: string;
  people: readonly Person[];
  ask: Ask;
  random: Random;
  counts: LabState['locked'];
  /** To be called after each change of a count. */
  tell: () => void;
}

/** Resolves when nobody thinks about an offer any more. */
export async function giveBack(holders: readonly Holder[], scene: GivingBack): Promise<void> {
  const { ask, random, counts, tell } = scene;
  const offers = new Offers(scene);
  const leavers = random.shuffle(holders).slice(0, countLeavers(holders.length));
  await Promise.all(
    leavers.map(async ({ person: { token }, bookingId }, index) => {
      await pause((index * ALL_WITHIN_MS) / leavers.length);
      expectStatus(200, await ask({ method: 'DELETE', path: `/api/bookings/${bookingId}`, token }));
      counts.cancelled += 1;
      tell();
      await offers.answerNew();
    }),
  );
}

const countLeavers = (holders: number): number =>
  Math.min(MOST_LEAVERS, Math.ceil(holders / ONE_IN));

class Offers {
  private readonly known = new Set<string>();
  private readonly tokens: Map<string, string>;

  constructor(private readonly scene: GivingBack) {
    this.tokens = new Map(scene.people.map(({ id, token }) => [id, token]));
  }

  /** An offer is there as soon as a cancel is answered: both are of one transaction. */
  async answerNew(): Promise<void> {
    const { stack, eventId, counts, tell } = this.scene;
    const standing = await readOffers(stack.pool, eventId);
    const fresh = standing.filter(({ id }) => !this.known.has(id));
    for (const { id } of fresh) this.known.add(id);
    counts.offered += fresh.length;
    tell();
    await Promise.all(fresh.map((offer) => this.answer(offer)));
  }

  private async answer({ id, userId }: Offer): Promise<void> {
    const { ask, random, counts, tell } = this.scene;
    const token = this.tokens.get(userId)!;
    await pause(random.fraction() * LONGEST_THOUGHT_MS);
    if (!random.chance(CHANCE_TO_LET_GO)) {
      expectStatus(200, await ask({ method: 'POST', path: `/api/bookings/${id}/accept`, token }));
      counts.accepted += 1;
      return tell();
    }
    expectStatus(200, await ask({ method: 'DELETE', path: `/api/bookings/${id}`, token }));
    counts.declined += 1;
    tell();
    await this.answerNew();
  }
}

interface Offer {
  id: string;
  userId: string;
}

async function readOffers(pool: pg.Pool, eventId: string): Promise<Offer[]> {
  const { rows } = await pool.query<Offer>(
    `SELECT id, "userId" FROM "Booking" WHERE "eventId" = $1 AND status = 'held'`,
    [eventId],
  );
  return rows;
}

function expectStatus(wanted: number, { status }: { status: number }): void {
  if (status !== wanted) throw new Error(`The API answered ${status} in place of ${wanted}`);
}
