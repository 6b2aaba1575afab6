/** The product's own core on statements that lack a part: what that part costs is the difference. */
import type {
  PrismaService,
  Transaction,
} from '../../../apps/api/src/common/database/prisma.service.js';

type Work = (tx: Transaction) => Promise<unknown>;

/** A statement in pieces, with the values that stand between them. */
export interface Statement {
  strings: readonly string[];
  values: readonly unknown[];
}

/** Runs a statement and gives its rows. */
export type Run = (statement: Statement) => Promise<unknown>;

/** @param ask what becomes of the queries of a transaction */
export function rewriteQueries(
  prisma: PrismaService,
  ask: (statement: Statement, run: Run) => Promise<unknown>,
): PrismaService {
  const begin = (work: Work, options: object) =>
    prisma.$transaction((tx) => work(rewriteTransaction(tx, ask)), options);
  return new Proxy(prisma, {
    get: (target, key): unknown =>
      key === '$transaction' ? begin : Reflect.get(target, key, target),
  });
}

function rewriteTransaction(
  tx: Transaction,
  ask: (statement: Statement, run: Run) => Promise<unknown>,
): Transaction {
  const run: Run = ({ strings, values }) =>
    tx.$queryRaw(Object.assign([...strings], { raw: strings }), ...values);
  const query = (strings: TemplateStringsArray, ...values: unknown[]) =>
    ask({ strings, values }, run);
  return new Proxy(tx, {
    get: (target, key): unknown => (key === '$queryRaw' ? query : Reflect.get(target, key, target)),
  });
}
