/** One run: everything up, the bookers in, one attack after the other, all together, the books. */
import type { Scope } from '../runner/scope.js';
import type { ApiBuild } from '../stack/api-build.js';
import { Attackers } from './attacker/attackers.js';
import { besiege, observeQuiet, startAfresh, type Siege } from './besiege.js';
import { Bookers } from './bookers/bookers.js';
import { judgeRound } from './checker/judge-round.js';
import type { Round, SiegeRecord } from './siege-record.js';
import { readEnd } from './system/read-end.js';
import { startSystem } from './system/system-under-test.js';

export interface SiegeOptions {
  seed: number;
  processes: number;
  /** By name; each by itself. */
  attacks: readonly string[];
  secondsEach: number;
  /** All of them at once, after that; 0 leaves it out. */
  secondsTogether: number;
  /** Once and briefly: what depends on the machine's speed is not judged. */
  isSmall: boolean;
}

/** The first seconds compile the code that answers; where no time is judged, one is enough. */
const WARM_UP_SECONDS = { full: 5, small: 1 };
/** Long enough for several collections of garbage: one of them alone is no p99. */
const QUIET_SECONDS = 20;
/** What is left of an attack is worked off, and is blamed on nobody. */
const REST_SECONDS = 5;
const TOGETHER = 'all together';

export async function runSiege(
  scope: Scope,
  build: ApiBuild,
  options: SiegeOptions,
  onRound: (round: Round) => void,
): Promise<SiegeRecord> {
  const { seed, isSmall } = options;
  const system = await startSystem(scope, build, options);
  const attackers = await Attackers.start(scope, !isSmall);
  const bookers = await Bookers.start(scope, system.crowd);
  const siege: Siege = { system, attackers, bookers, seed };
  const rounds: Round[] = [];
  const warmUp = await observeQuiet(siege, WARM_UP_SECONDS[isSmall ? 'small' : 'full']);
  // One for all: after an attack the server is not as quiet as before the first.
  const quiet = isSmall ? warmUp : await observeQuiet(siege, QUIET_SECONDS);
  for (const plan of listPlans(options)) {
    const round = await besiege(siege, { ...plan, quiet });
    rounds.push(round);
    onRound(round);
    // The next one must not be blamed for what this one left.
    if (judgeRound(round, !isSmall).length > 0) await startAfresh(siege);
    if (!isSmall) await observeQuiet(siege, REST_SECONDS);
  }
  await bookers.end();
  return {
    rounds,
    answers: bookers.answers,
    ...(await readEnd(system.pool, system.crowd.userIds)),
  };
}

function listPlans({ attacks, secondsEach, secondsTogether }: SiegeOptions) {
  const single = secondsEach === 0 ? [] : attacks;
  return [
    ...single.map((name) => ({ title: name, attacks: [name], seconds: secondsEach })),
    ...(secondsTogether === 0 ? [] : [{ title: TOGETHER, attacks, seconds: secondsTogether }]),
  ];
}
