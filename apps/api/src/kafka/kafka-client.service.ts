/** How brokers are reached, and what stands where: for those who write there and those who read. */
import { Inject, Injectable } from '@nestjs/common';
import { aggregateTypes, type AggregateType } from '@lastseat/contracts';
import { CONFIG, type Config } from '../common/config/config.js';

export type KafkaConfig = Pick<
  Config,
  'KAFKA_BROKERS' | 'KAFKA_TLS' | 'KAFKA_SASL_MECHANISM' | 'KAFKA_USERNAME' | 'KAFKA_PASSWORD'
>;

const topicNames: Record<AggregateType, string> = {
  event: 'events',
  account: 'accounts',
  organiser: 'organisers',
  transfer: 'transfers',
  order: 'orders',
};

export const topicOf = (prefix: string, type: AggregateType) => `${prefix}.${topicNames[type]}`;

/**
 * The header of records of which the notification worker makes mails. It says how many facts their message
 * has: some mails are about two of them.
 */
export const MAILS_HEADER = 'lastseat-mails';

const CONNECT_MS = 5_000;

/** As the library wants it, of producers and consumers alike. */
export function connectionOptions(config: KafkaConfig) {
  const { KAFKA_USERNAME: username, KAFKA_PASSWORD: password } = config;
  return {
    clientId: 'lastseat',
    bootstrapBrokers: config.KAFKA_BROKERS.split(','),
    // Brokers of several tenants ask whom one came for; otherwise nobody would be named.
    ...(config.KAFKA_TLS === 'yes' && { tls: {}, tlsServerName: true }),
    ...(username !== '' && {
      sasl: { mechanism: config.KAFKA_SASL_MECHANISM, username, password },
    }),
    connectTimeout: CONNECT_MS,
  };
}

@Injectable()
export class KafkaClientService {
  /** By their names, what they are about. */
  readonly topics: ReadonlyMap<string, AggregateType>;
  /** Several installations can share a cluster. */
  readonly groupId: string;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    const prefix = config.KAFKA_TOPIC_PREFIX;
    this.topics = new Map(aggregateTypes.map((type) => [topicOf(prefix, type), type]));
    this.groupId = `${prefix}.notifications`;
  }

  connectionOptions() {
    return connectionOptions(this.config);
  }
}
