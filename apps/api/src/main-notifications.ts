/** The notification worker, a process of its own: `node dist/src/main-notifications.js`. */
import 'reflect-metadata';
import { ConfigurationError, parseConfig } from './common/config/config.js';
import { createNotificationsApp } from './notifications-app.js';

try {
  const config = parseConfig(process.env);
  const app = await createNotificationsApp(config);
  // Asked to end and ended in order is success: exit code 0.
  app.enableShutdownHooks([], { useProcessExit: true });
  await app.listen(config.API_PORT, config.API_HOST);
} catch (error) {
  const isOperators = error instanceof ConfigurationError;
  process.stderr.write(`${isOperators ? error.message : String((error as Error).stack)}\n`);
  process.exit(1);
}
