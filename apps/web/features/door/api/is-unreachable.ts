import { isAxiosError } from 'axios';

/** Nobody has answered, or somebody for the API who could not reach it either. */
export function isUnreachable(error: unknown): boolean {
  if (!isAxiosError(error)) return false;
  return error.response === undefined || error.response.status >= 500;
}
