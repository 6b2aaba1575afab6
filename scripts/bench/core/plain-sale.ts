/** What something costs who books and does not use it: the statements from before it in turn with those of now. */
import type { PrismaService } from '../../../apps/api/src/common/database/prisma.service.js';
import { median } from '../../report/statistics.js';
import { formatNumber } from '../../report/text.js';
import type { PartResult } from '../part.js';
import { listFigure } from '../report/table.js';
import { groupCommit } from './group-commit.js';
import { measureRound, openContender, type Arena } from './measure-contenders.js';

export interface PlainSaleSize {
  rounds: number;
  milliseconds: number;
  callers: number;
}

/** What a hot event does not use. */
export interface Unused {
  /** For the report. */
  measure: string;
  caption: string;
  titles: readonly [before: string, now: string];
  /** A database that runs the statements from before. */
  without: (prisma: PrismaService) => PrismaService;
}

export async function measurePlainSale(
  arena: Arena,
  unused: Unused,
  { rounds, milliseconds, callers }: PlainSaleSize,
  progress: (text: string) => void,
): Promise<Pick<PartResult, 'measures' | 'tables'>> {
  const ways = listWays(arena, unused);
  try {
    for (let round = 0; round < rounds; round++) {
      // Whoever begins has the coldest caches: each does so in its turn.
      for (const way of round % 2 === 0 ? ways : ways.toReversed()) {
        progress(`round ${round + 1} of ${rounds}: ${way.title}`);
        const { perSecond } = await measureRound(arena, way.open, callers, milliseconds);
        way.perSecond.push(perSecond);
      }
    }
    return toResult(ways, unused);
  } finally {
    for (const { open } of ways) await open.close();
  }
}

type Way = ReturnType<typeof listWays>[number];

function listWays(arena: Arena, { titles, without }: Unused) {
  const before: typeof groupCommit = {
    ...groupCommit,
    open: (prisma, api, config) => groupCommit.open(without(prisma), api, config),
  };
  const toWay = (title: string, contender: typeof groupCommit) => ({
    ...{ title, perSecond: [] as number[] },
    open: openContender(arena, contender, contender.poolSizes[0]!),
  });
  return [toWay(titles[0], before), toWay(titles[1], groupCommit)];
}

function toResult(ways: readonly Way[], { measure, caption }: Unused) {
  const [before] = ways as [Way];
  const shareOf = ({ perSecond }: Way) =>
    median(perSecond.map((one, round) => one / before.perSecond[round]!)) * 100;
  return {
    measures: { [measure]: shareOf(ways[1]!) },
    tables: [
      {
        caption,
        columns: ['way', 'per second', 'rounds', 'of before'],
        rows: ways.map((way) => [
          ...[way.title, ...listFigure(way.perSecond)],
          `${formatNumber(shareOf(way))} %`,
        ]),
      },
    ],
  };
}
