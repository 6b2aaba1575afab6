/** Who asks for passkeys: the origin that browsers see. One made for another origin is worth nothing here. */
import type { Config } from '../../../common/config/config.js';

export interface RelyingParty {
  /** The host, without the port. */
  id: string;
  origin: string;
}

export function findRelyingParty({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): RelyingParty {
  const { hostname, origin } = new URL(PUBLIC_URL);
  return { id: hostname, origin };
}
