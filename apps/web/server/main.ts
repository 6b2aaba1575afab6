/** Runs the web app on the port that is given: `node dist/server/main.js <host> <port>`. */
import { createServer } from 'node:http';
import next from 'next';
import { apiOrigin, isDevelopment } from '../lib/http/config.js';
import { keepFilesOfTheBuild } from './kept-files.js';
import { defaultBounds } from './server-bounds.js';
import { createWebServer } from './web-server.js';

/** For answers that are under way when the end is asked for. */
const graceMs = 2_000;

async function main(): Promise<void> {
  const [hostname = '127.0.0.1', port = '3000'] = process.argv.slice(2);
  // Next listens to the upgrades of the server that it is given. Most are none of its, so it gets one
  // that listens to nothing, and those that are.
  const nextUpgrades = createServer();
  const app = next({
    dev: isDevelopment,
    dir: process.cwd(),
    hostname,
    port: Number(port),
    httpServer: nextUpgrades,
  });
  await app.prepare();
  const answerPage = app.getRequestHandler();
  const server = createWebServer({
    apiOrigin: new URL(apiOrigin),
    // In development a file changes, and keeps its name.
    answerPage: isDevelopment ? answerPage : keepFilesOfTheBuild(answerPage),
    ...(isDevelopment && {
      upgradePage: (...upgrade) => void nextUpgrades.emit('upgrade', ...upgrade),
      // The first request for a page waits until it is compiled.
      bounds: { ...defaultBounds, stalledMs: 0 },
    }),
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(Number(port), hostname, resolve);
  });
  const stop = () => {
    server.close(() => process.exit());
    setTimeout(() => process.exit(), graceMs);
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
