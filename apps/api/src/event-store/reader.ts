import type { PrismaService } from '../common/database/prisma.service.js';

/** Whoever reads events: a connection of pg, or the API by {@link readThrough}. */
export interface Reader {
  query<Row extends object>(text: string, values: unknown[]): Promise<{ rows: Row[] }>;
}

export const readThrough = (database: Pick<PrismaService, '$queryRawUnsafe'>): Reader => ({
  async query<Row extends object>(text: string, values: unknown[]) {
    return { rows: await database.$queryRawUnsafe<Row[]>(text, ...values) };
  },
});
