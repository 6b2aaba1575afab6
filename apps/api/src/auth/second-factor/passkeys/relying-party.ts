/** Who asks for passkeys: the origin that browsers see. One made for another origin is worth nothing here. */
import type { Config } from '../../../common/config/config.js';
import { isLoopbackName } from '../../../common/http/origins.js';

export interface RelyingParty {
  /** The host, without the port. */
  id: string;
  origin: string;
}

/** A passkey belongs to a name, and a number is none: on one's own machine it works at `localhost` only. */
export function findRelyingParty({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): RelyingParty {
  const url = new URL(PUBLIC_URL);
  if (isLoopbackName(url.hostname)) url.hostname = 'localhost';
  return { id: url.hostname, origin: url.origin };
}
