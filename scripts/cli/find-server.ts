import { apiOrigin } from '../stack/servers.js';
import { readSettings } from '../stack/settings.js';
import { UsageError } from './exit-code.js';

/** The server of the option, of LASTSEAT_URL, or the one that `npm start` runs here. */
export function findServer(option: string | undefined, environment: NodeJS.ProcessEnv): string {
  const given = option ?? (environment['LASTSEAT_URL'] || undefined);
  if (given === undefined) return apiOrigin(readSettings());
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`"${given}" is no address such as https://lastseat.example.`);
  }
  return url.origin;
}
