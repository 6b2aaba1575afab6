/** Who somebody is: asked for by everyone who opens a page, so many are answered by one query. */
import { Injectable } from '@nestjs/common';
import type { User } from '@lastseat/contracts';
import { ReadDatabase } from '../common/database/lanes.js';
import { GatheredReads } from '../common/jobs/gathered-reads.js';
import { toUser, userColumns } from './account/to-user.js';

@Injectable()
export class UsersById extends GatheredReads<User> {
  constructor(database: ReadDatabase) {
    super({
      perQuery: 500,
      maxWaiting: 10_000,
      query: async (ids) => {
        const users = await database.read(({ user }) =>
          user.findMany({
            where: { id: { in: ids }, deletedAt: null },
            select: userColumns,
          }),
        );
        return new Map(users.map((user) => [user.id, toUser(user)]));
      },
    });
  }
}
