/**
 * Where the public list of events is read: at the replica of DATABASE_READ_URL, or where everything is.
 *
 * What must stay true: nothing is decided by what is read here, and nobody looks here for what they have
 * just done. A replica may be behind; a page drops a count that is older than the one it knows.
 */
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { narrowTo, ReadDatabase } from './lanes.js';
import { PrismaService } from './prisma.service.js';

@Injectable()
export class ReadReplicaService implements OnApplicationShutdown {
  readonly database: Pick<PrismaService, 'event' | '$queryRaw'>;
  private readonly replica: PrismaService | undefined;

  constructor(@Inject(CONFIG) config: Config, @Inject(ReadDatabase) primary: PrismaService) {
    if (config.DATABASE_READ_URL !== '') {
      this.replica = new PrismaService({
        ...narrowTo('read', config),
        DATABASE_URL: config.DATABASE_READ_URL,
      });
    }
    this.database = this.replica ?? primary;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.replica?.$disconnect();
  }
}
