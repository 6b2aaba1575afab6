/** One hot event with its outbox, with somebody who is told meanwhile, and without an outbox. */
import type { OutboxService } from '../../../apps/api/src/outbox/outbox.service.js';
import { median } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import type { Contender } from '../core/contender.js';
import { groupCommit, openCommitter } from '../core/group-commit.js';
import { measureRound, openContender, type Arena } from '../core/measure-contenders.js';
import type { PartResult } from '../part.js';
import { listFigure } from '../report/table.js';
import { until } from '../../runner/until.js';
import { countLeft, openDispatcher, type OpenDispatcher } from './open-dispatcher.js';
import { withoutOutbox } from './without-outbox.js';

export interface HotEventSize {
  rounds: number;
  milliseconds: number;
  callers: number;
}

/** @returns what each way sold a second, and both ways with an outbox against the one without */
export async function measureHotEvent(
  arena: Arena,
  { rounds, milliseconds, callers }: HotEventSize,
  progress: (text: string) => void,
): Promise<Pick<PartResult, 'measures' | 'tables'>> {
  const ways = listWays(arena).map((way) => ({
    open: openContender(arena, way, way.poolSizes[0]!),
    perSecond: [] as number[],
  }));
  try {
    for (let round = 0; round < rounds; round++) {
      // Whoever begins has the coldest caches: each does so in its turn.
      for (const way of [...ways.slice(round % 3), ...ways.slice(0, round % 3)]) {
        progress(`round ${round + 1} of ${rounds}: ${way.open.contender.title}`);
        const result = await measureRound(arena, way.open, callers, milliseconds);
        way.perSecond.push(result.perSecond);
      }
    }
  } finally {
    for (const { open } of ways) await open.close();
  }
  return toResult(ways.map(({ open, perSecond }) => [open.contender.title, perSecond] as const));
}

function listWays(arena: Arena): Contender[] {
  return [
    {
      ...groupCommit,
      title: 'no outbox',
      open: (prisma, api, config) => groupCommit.open(withoutOutbox(prisma), api, config),
    },
    {
      ...groupCommit,
      title: 'an outbox, nobody is told yet',
      settleEvent: async (database) => void (await database.query('TRUNCATE "OutboxMessage"')),
    },
    tellMeanwhile(arena),
  ];
}

/** Two are told, each in its own way, while the seats are sold. */
function tellMeanwhile({ api }: Arena): Contender {
  const outbox: OutboxService = new api.OutboxService();
  let dispatcher: OpenDispatcher;
  return {
    ...groupCommit,
    title: 'an outbox, two receivers are told meanwhile',
    open: (prisma, built, config) => openCommitter(prisma, built, config, outbox),
    async prepareEvent(database) {
      const receivers = [{ isOrdered: true }, { isOrdered: false }];
      dispatcher = openDispatcher(api, database, outbox, receivers);
    },
    async settleEvent(database) {
      await until('everybody was told', async () => (await countLeft(database)) === 0, 600_000);
      await dispatcher.close();
    },
  };
}

function toResult(ways: readonly (readonly [title: string, perSecond: number[]])[]) {
  const [, without] = ways[0]!;
  const shareOf = (perSecond: readonly number[]) =>
    median(perSecond.map((one, round) => one / without[round]!)) * 100;
  return {
    measures: {
      outboxHotEventPercent: shareOf(ways[1]![1]),
      outboxToldMeanwhilePercent: shareOf(ways[2]![1]),
    },
    tables: [
      {
        caption: 'One hot event and its outbox, bookings per second',
        columns: ['way', 'per second', 'rounds', 'of none'],
        rows: ways.map(([title, perSecond]) => [
          title,
          ...listFigure(perSecond),
          `${formatNumber(shareOf(perSecond))} %`,
        ]),
      },
    ],
  };
}
