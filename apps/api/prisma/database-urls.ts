/** Whose hands a database is in: the owner's, who makes the tables, and the API's. */
export interface DatabaseUrls {
  /** Connects the migrations and the seed. */
  owner: string;
  /** The role of the API; null when it is the owner itself. */
  apiRole: string | null;
}

/** The first words of the variables that name one, as in `DATABASE_URL` and `DATABASE_OWNER_URL`. */
export type DatabaseName = 'DATABASE' | 'EVENT_STORE' | 'READ_MODEL';

/** @throws Error with a sentence for the operator */
export function readDatabaseUrls(environment: NodeJS.ProcessEnv): DatabaseUrls {
  const urls = findDatabaseUrls(environment, 'DATABASE');
  if (urls === null) throw new Error('DATABASE_URL is not set');
  return urls;
}

/**
 * @returns null when the variable is not set: an empty value in .env means that too
 * @throws Error with a sentence for the operator
 */
export function findDatabaseUrls(
  environment: NodeJS.ProcessEnv,
  name: DatabaseName,
): DatabaseUrls | null {
  const api = environment[`${name}_URL`] || undefined;
  if (api === undefined) return null;
  const owner = environment[`${name}_OWNER_URL`] || api;
  const apiRole = readRole(api, `${name}_URL`);
  return { owner, apiRole: apiRole === readRole(owner, `${name}_OWNER_URL`) ? null : apiRole };
}

function readRole(url: string, variable: string): string {
  const role = URL.canParse(url) ? decodeURIComponent(new URL(url).username) : '';
  if (role === '') throw new Error(`${variable} must name its user: postgresql://user:password@…`);
  return role;
}
