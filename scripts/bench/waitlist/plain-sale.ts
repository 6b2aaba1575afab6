/** What a line that nobody stands in costs who books: the statements from before lines in turn with those of now. */
import { median } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import { groupCommit } from '../core/group-commit.js';
import { measureRound, openContender, type Arena } from '../core/measure-contenders.js';
import type { PartResult } from '../part.js';
import { listFigure } from '../report/table.js';
import { withoutWaitlist } from './without-waitlist.js';

export interface PlainSaleSize {
  rounds: number;
  milliseconds: number;
  callers: number;
}

export async function measurePlainSale(
  arena: Arena,
  { rounds, milliseconds, callers }: PlainSaleSize,
  progress: (text: string) => void,
): Promise<Pick<PartResult, 'measures' | 'tables'>> {
  const ways = listWays(arena);
  try {
    for (let round = 0; round < rounds; round++) {
      // Whoever begins has the coldest caches: each does so in its turn.
      for (const way of round % 2 === 0 ? ways : ways.toReversed()) {
        progress(`round ${round + 1} of ${rounds}: ${way.title}`);
        const { perSecond } = await measureRound(arena, way.open, callers, milliseconds);
        way.perSecond.push(perSecond);
      }
    }
    return toResult(ways);
  } finally {
    for (const { open } of ways) await open.close();
  }
}

type Way = ReturnType<typeof listWays>[number];

function listWays(arena: Arena) {
  const before: typeof groupCommit = {
    ...groupCommit,
    open: (prisma, api, config) => groupCommit.open(withoutWaitlist(prisma), api, config),
  };
  const toWay = (title: string, contender: typeof groupCommit) => ({
    ...{ title, perSecond: [] as number[] },
    open: openContender(arena, contender, contender.poolSizes[0]!),
  });
  return [
    toWay('the statements from before waitlists', before),
    toWay('those of now, no waitlist', groupCommit),
  ];
}

function toResult(ways: readonly Way[]) {
  const [before] = ways as [Way];
  const shareOf = ({ perSecond }: Way) =>
    median(perSecond.map((one, round) => one / before.perSecond[round]!)) * 100;
  return {
    measures: { waitlistUnusedPercent: shareOf(ways[1]!) },
    tables: [
      {
        caption: 'One hot event without a waitlist, bookings per second',
        columns: ['way', 'per second', 'rounds', 'of before'],
        rows: ways.map((way) => [
          ...[way.title, ...listFigure(way.perSecond)],
          `${formatNumber(shareOf(way))} %`,
        ]),
      },
    ],
  };
}
