/** What the live pages of a door are told: how it stands, and to whom. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReadDatabase } from '../common/database/lanes.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { DoorUpdatesService, type DoorSource } from '../realtime/door-updates.service.js';
import { countDoor } from './door-counts.sql.js';

@Injectable()
export class DoorLive implements DoorSource, OnModuleInit {
  constructor(
    private readonly database: ReadDatabase,
    private readonly memberships: MembershipsService,
    private readonly updates: DoorUpdatesService,
  ) {}

  onModuleInit(): void {
    this.updates.connect(this);
  }

  listAllowed: DoorSource['listAllowed'] = (users, eventId) =>
    this.memberships.listAllowed(users, { eventId }, 'door.work');

  read: DoorSource['read'] = async (eventId) => {
    const counts = await this.database.read((database) => countDoor(database, eventId));
    return counts === undefined ? null : { eventId, ...counts };
  };
}
