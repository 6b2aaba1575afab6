// Starts a server on the folder given, prints its URL and waits to be killed: for the specs.
import { startPostgres } from '../start-postgres.js';

const server = await startPostgres({ home: process.argv[2] ?? '' });
process.stdout.write(`${server.url}\n`);
