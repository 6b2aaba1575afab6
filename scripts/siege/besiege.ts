/** One attack: a quiet while, the attack, and whether everything goes on afterwards. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Attackers } from './attacker/attackers.js';
import type { Bookers } from './bookers/bookers.js';
import { isServed, type Round, type Spell } from './siege-record.js';
import { isHealthy, Observer, readStall } from './system/observer.js';
import type { SystemUnderTest } from './system/system-under-test.js';

/** Longer than a booking may wait: whoever asked in time has been answered, or given up. */
const RECOVERED_WITHIN_MS = 40_000;
/** On a slow machine an attack of a second is over before anything of it has come, or anybody has booked. */
const ARRIVES_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 50;

export interface Siege {
  system: SystemUnderTest;
  attackers: Attackers;
  bookers: Bookers;
  seed: number;
}

export interface Plan {
  title: string;
  attacks: readonly string[];
  seconds: number;
  quiet: Spell;
}

interface Work {
  begin(): void;
  /** Whether something has come of it. */
  hasBegun(): boolean;
  end(): Promise<void>;
}

export async function besiege(siege: Siege, plan: Plan): Promise<Round> {
  const { system, attackers, seed } = siege;
  let tally: Round['tally'] = {};
  const work = {
    begin: () => attackers.begin(plan.attacks, system.tellAttackers(), seed),
    hasBegun: () => attackers.haveArrived,
    end: async () => void (tally = await attackers.end()),
  };
  const { spell, from, hasRecovered } = await observeSpell(siege, plan.seconds, work);
  const death = system.api.findDeath();
  return {
    attack: plan.title,
    quiet: plan.quiet,
    under: spell,
    death: death === null ? null : { afterMs: death.at - from, how: death.how },
    hasRecovered,
    tally,
  };
}

/** What bookings take when nobody attacks. */
export async function observeQuiet(siege: Siege, seconds: number): Promise<Spell> {
  const nothing = { begin: () => undefined, hasBegun: () => true, end: async () => undefined };
  return (await observeSpell(siege, seconds, nothing)).spell;
}

async function observeSpell(
  siege: Siege,
  seconds: number,
  work: Work,
): Promise<{ spell: Spell; from: number; hasRecovered: boolean }> {
  const { api } = siege.system;
  await readStall(api.origin);
  const observer = await Observer.begin(api);
  const from = Date.now();
  work.begin();
  // It is about those who book meanwhile: somebody has to.
  const isAnswered = () => siege.bookers.listAnswers(from, Infinity).length > 0;
  const isDue = () => {
    const end = from + seconds * 1_000;
    if (Date.now() < end) return false;
    return (work.hasBegun() && isAnswered()) || Date.now() >= end + ARRIVES_WITHIN_MS;
  };
  while (!isDue() && api.findDeath() === null) await pause(LOOK_EVERY_MS);
  const until = Date.now();
  await work.end();
  const observed = await observer.end();
  const stallMs = api.findDeath() === null ? await readStall(api.origin) : null;
  const hasRecovered = await recover(siege, until);
  // Only now those who asked in that time have their answers.
  const answers = siege.bookers.listAnswers(from, until);
  const spell = { ...observed, seconds: (until - from) / 1_000, stallMs, answers };
  return { spell, from, hasRecovered };
}

/**
 * Until each of the bookers has been served with something asked from now on, and a newcomer as well;
 * not, if the API is dead.
 */
async function recover({ system: { api, crowd }, bookers }: Siege, from: number): Promise<boolean> {
  const until = Date.now() + RECOVERED_WITHIN_MS;
  while (Date.now() < until && api.findDeath() === null) {
    const served = bookers.listAnswers(from, Infinity).filter(isServed);
    const isServingAll = new Set(served.map(({ userId }) => userId)).size === crowd.userIds.length;
    if (isServingAll && (await isHealthy(api.port))) return true;
    await pause(LOOK_EVERY_MS);
  }
  return false;
}

/** Makes a server that nothing of the attack before is left in. */
export async function startAfresh(siege: Siege): Promise<void> {
  await siege.system.api.startAgain();
  await siege.bookers.watchAgain();
  await recover(siege, Date.now());
}
