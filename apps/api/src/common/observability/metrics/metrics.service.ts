/**
 * What an operator watches, as Prometheus reads it. One registry for each application, so that two of
 * them in one process (tests) do not count into each other. Of several processes behind one port the
 * page shows the sum (`collect-metrics.ts`), where a metric does not name another aggregator. Times are
 * in seconds, as Prometheus wants.
 * https://prometheus.io/docs/practices/naming/
 */
import { Injectable } from '@nestjs/common';
import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
  type Aggregator,
} from 'prom-client';

const FROM_A_MILLISECOND = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

let ofProcess: Registry | undefined;

/**
 * What Node itself says. Measured once, however many applications the process holds: what looks at the
 * event loop and at the garbage collection does so for as long as the process lives.
 */
function addMetricsOfProcess(registry: Registry): void {
  if (!ofProcess) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  for (const { name } of ofProcess.getMetricsAsArray()) {
    const metric = ofProcess.getSingleMetric(name);
    if (metric) registry.registerMetric(metric);
  }
}

@Injectable()
export class MetricsService {
  readonly registry = new Registry();

  /** Requests by their route's pattern, never by their path: paths are without number. */
  readonly requestSeconds = this.histogram(
    'lastseat_http_request_duration_seconds',
    'Time from the request to the end of its answer',
    FROM_A_MILLISECOND,
    ['method', 'route', 'status'],
  );

  /** Answered 503 before a route was asked: `full` or `memory`. */
  readonly refusals = this.counter(
    'lastseat_http_requests_refused_total',
    'Requests that were refused because too much was under way',
    ['reason'],
  );

  readonly queueWaitSeconds = this.histogram(
    'lastseat_booking_queue_wait_seconds',
    'Time that a command waited for its batch to begin',
    FROM_A_MILLISECOND,
  );
  readonly batchSize = this.histogram(
    'lastseat_booking_batch_size',
    'Commands in one transaction',
    [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000],
  );
  readonly commitSeconds = this.histogram(
    'lastseat_booking_commit_seconds',
    'Time of a transaction from its BEGIN to its COMMIT, with its retries',
    FROM_A_MILLISECOND,
  );
  /** `booked`, `cancelled`, or the code of the refusal. */
  readonly outcomes = this.counter(
    'lastseat_booking_outcomes_total',
    'Commands by what became of them',
    ['outcome'],
  );
  /** The cause is PostgreSQL's SQLSTATE, or `connection`. */
  readonly retries = this.counter(
    'lastseat_transaction_retries_total',
    'Transactions that were begun again',
    ['cause'],
  );

  readonly emitLagSeconds = this.histogram(
    'lastseat_live_emit_lag_seconds',
    'Time from COMMIT to the message to the sockets, with the pause between messages',
    FROM_A_MILLISECOND,
  );

  /** `sent`, `skipped` because it made no sense any more, or `failed`: then it is tried again. */
  readonly mails = this.counter('lastseat_mails_total', 'Mails by what became of them', [
    'outcome',
  ]);

  readonly driftedEvents = this.gauge(
    'lastseat_audit_drifted_events',
    'Events for which confirmed + remaining = total did not hold at the last integrity check: must be 0',
    'max',
  );
  readonly auditedAt = this.gauge(
    'lastseat_audit_last_success_timestamp_seconds',
    'When the last integrity check ended',
    'max',
  );

  /** Attempts by what came of them: `delivered`, `failed` or `dead`. */
  readonly deliveries = this.counter(
    'lastseat_outbox_deliveries_total',
    'Attempts to tell a receiver what was committed',
    ['receiver', 'result'],
  );
  readonly oldestUndelivered = this.gauge(
    'lastseat_outbox_oldest_undelivered_seconds',
    'How long ago the oldest of what a receiver still has to get was committed',
    'max',
    ['receiver'],
  );
  readonly deadDeliveries = this.gauge(
    'lastseat_outbox_dead_deliveries',
    'Deliveries that were given up after a day',
    'max',
    ['receiver'],
  );

  /** Of the partitions that the process reads. */
  readonly unreadFacts = this.gauge(
    'lastseat_notifications_unread_facts',
    'Records in Kafka of which mails are still to be made, if they need any',
    'sum',
  );

  /** Where the read model of invoices is in a database of its own, or the events are. */
  readonly readModelBehindEvents = this.gauge(
    'lastseat_read_model_behind_events',
    'Positions of stored events that the read model had not followed at the last look',
    'max',
  );
  readonly readModelBehindSeconds = this.gauge(
    'lastseat_read_model_behind_seconds',
    'How long ago the read model had last followed every stored event',
    'max',
  );

  constructor() {
    addMetricsOfProcess(this.registry);
    this.observe('lastseat_api_processes', 'API processes that these numbers are of', () => 1);
  }

  /** A number that is read when Prometheus asks. */
  observe(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }

  private histogram<Label extends string = never>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: Label[] = [],
  ): Histogram<Label> {
    return new Histogram({ name, help, buckets, labelNames, registers: [this.registry] });
  }

  private counter<Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
  ): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private gauge<Label extends string = never>(
    name: string,
    help: string,
    aggregator: Aggregator,
    labelNames: Label[] = [],
  ): Gauge<Label> {
    return new Gauge({ name, help, aggregator, labelNames, registers: [this.registry] });
  }
}
