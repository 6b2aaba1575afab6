/** Whoever erases their account waits no more, and what they are offered goes to the next in line. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TiesService, type Tie } from '../auth/ties.service.js';
import { WaitlistCommandsService } from '../bookings/waitlist-commands.service.js';
import { PrismaService, type Transaction } from '../common/database/prisma.service.js';
import { hasPlaceInLine, listPlacesInLine } from './waits.sql.js';

@Injectable()
export class LeavingService implements OnModuleInit, Tie {
  constructor(
    private readonly ties: TiesService,
    private readonly prisma: PrismaService,
    private readonly commands: WaitlistCommandsService,
  ) {}

  onModuleInit(): void {
    this.ties.register(this);
  }

  isThere(tx: Transaction, userId: string): Promise<boolean> {
    return hasPlaceInLine(tx, userId);
  }

  async end(userId: string): Promise<void> {
    for (const { eventId, offerId } of await listPlacesInLine(this.prisma, userId)) {
      const person = { eventId, userId };
      if (offerId === null) await this.commands.leave(person);
      else await this.commands.decline(person, offerId);
    }
  }
}
