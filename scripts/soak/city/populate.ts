/** Who lives in the city: fewer people than in a torture, who think for longer. */
import { Asker as MoneyAsker } from '../../torture-money/clients/asker.js';
import { Organisers } from '../../torture-money/clients/organisers.js';
import type { Desk } from '../../torture-money/clients/purchase.js';
import { Shoppers } from '../../torture-money/clients/shoppers.js';
import { isFinal } from '../../torture/checker/answers.js';
import { gatherClients, type Everybody } from '../../torture/clients/everybody.js';
import type { Pace } from '../../torture/clients/pace.js';
import type { Tally } from '../watch/sampler.js';
import { Deeds } from './deeds.js';
import { inviteMailedGuests } from './mailed-guests.js';
import { employPlanners } from './planners.js';
import { employSeriesPlanner } from './series-planners.js';
import type { City } from './start-city.js';
import { letStroll } from './strollers.js';

const PACE: Pace = { share: 0.25, slowness: 15 };

export interface Population {
  street: Pick<Everybody, 'asker' | 'crowd'>;
  /** Also asks for planners, and for those who only look. */
  money: { asker: MoneyAsker; organisers: Organisers };
  everybody: readonly { start(): void; finish(): Promise<void> }[];
  deeds: Deeds;
}

export function populate(
  { streets, open, links, market }: City,
  tally: Tally,
  { seed, durationMs }: { seed: number; durationMs: number },
): Population {
  const { processes, jwtSecret, ownerId, organiserId, immediateIds, holdMs } = streets;
  const {
    asker: streetAsker,
    crowd,
    everybody,
  } = gatherClients(streets, {
    ...{ seed, durationMs, pace: PACE },
    onAttempt: ({ answer, sentAt, endedAt }) => tally.note(isFinal(answer), endedAt - sentAt),
  });
  const asker = new MoneyAsker(
    [processes.a.origin, processes.b.origin],
    jwtSecret,
    (isAnswered, ms) => tally.note(isAnswered, ms),
  );
  const desk: Desk = { asker, pace: PACE, system: market, sold: [] };
  const organisers = new Organisers(desk, seed, durationMs);
  const deeds = new Deeds();
  const office = { asker, streetAsker, open, deeds, ownerId, organiserId, durationMs };
  const hotel = { asker: streetAsker, links, open, immediateIds, holdMs, deeds };
  return {
    street: { asker: streetAsker, crowd },
    money: { asker, organisers },
    everybody: [
      ...everybody,
      new Shoppers(desk, seed),
      organisers,
      employPlanners(office, seed),
      employSeriesPlanner(office, seed),
      letStroll({ asker, open, deeds }, seed),
      inviteMailedGuests(hotel, seed),
    ],
    deeds,
  };
}
