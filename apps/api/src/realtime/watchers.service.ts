/** How many people have an event's page open, for those who ask once and do not watch. */
import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../common/database/lanes.js';
import { countWatchers } from './watcher-counts.sql.js';

@Injectable()
export class WatchersService {
  constructor(private readonly database: ReadDatabase) {}

  /** @throws ProblemError `busy` */
  count(eventId: string): Promise<number> {
    return this.database.read((database) => countWatchers(database, eventId));
  }
}
