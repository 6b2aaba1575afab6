/**
 * Several API processes that share one port: `node dist/src/main-processes.js 2`. This one accepts the
 * connections and hands each to the next process; what is said on them it never sees. Besides, it
 * gathers the metrics of all, and tells each how it reaches the others.
 */
import { fileURLToPath } from 'node:url';
import { ConfigurationError, parseConfig } from './common/config/config.js';
import { createLogger } from './common/observability/logging.js';
import { collectMetrics } from './common/observability/metrics/collect-metrics.js';
import { ApiProcesses } from './processes/api-processes.js';
import { introduceProcesses } from './processes/introduce-processes.js';

const main = fileURLToPath(new URL('./main.js', import.meta.url));

try {
  const count = Number(process.argv[2]);
  if (!Number.isInteger(count) || count < 1) throw new ConfigurationError('How many processes?');
  const processes = new ApiProcesses(main, createLogger(parseConfig(process.env)));
  collectMetrics();
  introduceProcesses();
  processes.start(count);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => processes.end());
} catch (error) {
  const isOperators = error instanceof ConfigurationError;
  process.stderr.write(`${isOperators ? error.message : String((error as Error).stack)}\n`);
  process.exit(1);
}
