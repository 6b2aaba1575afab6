/** Whose hands the database is in: the owner's, who makes the tables, and the API's. */
export interface DatabaseUrls {
  /** Connects the migrations and the seed. */
  owner: string;
  /** The role of the API; null when it is the owner itself. */
  apiRole: string | null;
}

/** @throws Error with a sentence for the operator */
export function readDatabaseUrls(environment: NodeJS.ProcessEnv): DatabaseUrls {
  // An empty value in .env means "not set".
  const api = environment['DATABASE_URL'] || undefined;
  if (api === undefined) throw new Error('DATABASE_URL is not set');
  const owner = environment['DATABASE_OWNER_URL'] || api;
  const apiRole = readRole(api, 'DATABASE_URL');
  return { owner, apiRole: apiRole === readRole(owner, 'DATABASE_OWNER_URL') ? null : apiRole };
}

function readRole(url: string, variable: string): string {
  const role = URL.canParse(url) ? decodeURIComponent(new URL(url).username) : '';
  if (role === '') throw new Error(`${variable} must name its user: postgresql://user:password@…`);
  return role;
}
