/**
 * Where events are stored, and where the read models are that are made of them: all in the main database, or in
 * databases of their own (EVENT_STORE_URL, READ_MODEL_URL).
 */
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../common/config/config.js';
import { narrowTo, ReadDatabase } from '../common/database/lanes.js';
import { PrismaService } from '../common/database/prisma.service.js';

@Injectable()
export class EventDatabasesService implements OnApplicationShutdown {
  /** Events are added here. */
  readonly store: PrismaService;
  /** Read models are written here, */
  readonly views: PrismaService;
  /** and read here. */
  readonly reads: ReadDatabase;
  /** Then one transaction adds events and writes what is read of them. Otherwise that follows. */
  readonly areTogether: boolean;

  private readonly own: PrismaService[] = [];

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(PrismaService) main: PrismaService,
    @Inject(ReadDatabase) mainReads: ReadDatabase,
  ) {
    const { EVENT_STORE_URL, READ_MODEL_URL } = config;
    this.areTogether = EVENT_STORE_URL === '' && READ_MODEL_URL === '';
    this.store = main;
    [this.views, this.reads] = [main, mainReads];
    if (EVENT_STORE_URL !== '') {
      this.store = new PrismaService(
        narrowTo('account', { ...config, DATABASE_URL: EVENT_STORE_URL }),
      );
      this.own.push(this.store);
    }
    if (READ_MODEL_URL !== '') {
      this.reads = new ReadDatabase({ ...config, DATABASE_URL: READ_MODEL_URL });
      this.views = this.reads;
      this.own.push(this.reads);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.own.map((database) => database.$disconnect()));
  }
}
