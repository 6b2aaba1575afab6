/** What the API does over HTTP, by itself or in turn with another commit's. */
import { OWN_BUILD } from '../../stack/api-build.js';
import type { Bench, Part } from '../part.js';
import { signTokens } from './bench-server.js';
import { openContestant, type Contestant } from './contestant.js';
import { compareContestants, describeContestant, listMeasures } from './http-result.js';
import { LoadGenerator } from './load-generator.js';
import type { Round, Rounds } from './rounds.js';
import { routes, type Route, type Size } from './routes.js';

const FULL: Size = {
  ...{ warmUps: 1, rounds: 5, milliseconds: 2_000 },
  ...{ users: 60_000, connections: 256 },
};
const SMALL: Size = {
  ...{ warmUps: 0, rounds: 1, milliseconds: 50 },
  ...{ users: 2_000, connections: 16 },
};

export const http: Part = {
  key: 'http',
  title: 'requests over HTTP',
  async run(bench) {
    const size = bench.isSmall ? SMALL : FULL;
    const contestants: Contestant[] = [];
    const generator = await LoadGenerator.start(bench);
    try {
      for (const [name, build] of listBuilds(bench)) {
        bench.progress(`migrate and seed: ${name}`);
        contestants.push(await openContestant(bench, name, build));
      }
      bench.progress('users and their tokens');
      const [ours, rival] = contestants as [Contestant, Contestant?];
      const userIds = await ours.database.createUsers(size.users);
      await rival?.database.copyUsers(userIds);
      generator.usePeople(signTokens(userIds));
      const [ofOurs, ofRival] = (await measureAll(bench, generator, contestants, size)) as [
        Rounds,
        Rounds?,
      ];
      return {
        measures: listMeasures(ofOurs, ofRival),
        tables: [
          describeContestant(ofOurs, size.connections),
          ...(ofRival === undefined ? [] : [compareContestants(ofOurs, ofRival)]),
        ],
        plots: [],
      };
    } finally {
      await generator.stop();
      for (const contestant of contestants) await contestant.close();
    }
  },
};

const listBuilds = ({ rival }: Bench) =>
  [['new', OWN_BUILD] as const, ...(rival === null ? [] : [['old', rival] as const])] as const;

/** In turn, so that what slows the machine for a while slows both; round 0 warms them up. */
async function measureAll(
  { progress }: Bench,
  generator: LoadGenerator,
  contestants: readonly Contestant[],
  size: Size,
): Promise<Rounds[]> {
  const results = contestants.map((who) => ({
    who,
    rounds: new Map(routes.map(({ key }) => [key, [] as Round[]])),
  }));
  for (let round = 1 - size.warmUps; round <= size.rounds; round++) {
    // Who comes second finds the machine as the first has left it: they change places.
    const order = round % 2 === 0 ? results : results.toReversed();
    for (const route of routes) {
      for (const { who, rounds } of order) {
        progress(`round ${round} of ${size.rounds}: ${route.title}, ${who.name}`);
        const measured = await measureRound(generator, who, route, size);
        if (round > 0) rounds.get(route.key)?.push(measured);
      }
    }
  }
  return results.map(({ rounds }) => rounds);
}

async function measureRound(
  generator: LoadGenerator,
  who: Contestant,
  route: Route,
  size: Size,
): Promise<Round> {
  const before = who.server.readCpuSeconds();
  const load = await route.measure(generator, who, size);
  return { ...load, serverShare: (who.server.readCpuSeconds() - before) / load.seconds };
}
