export { findFreePort } from './free-port.js';
export {
  startPostgres,
  type RunningPostgres,
  type StartPostgresOptions,
} from './start-postgres.js';
export { startTemporaryPostgres } from './temporary-postgres.js';
