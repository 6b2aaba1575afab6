import * as z from 'zod';

/** IANA, such as `Europe/Vienna`; what this machine's zone data knows. */
export const timeZoneSchema = z
  .string()
  .max(60)
  .refine(isTimeZone, 'Use a time zone such as Europe/Vienna');

function isTimeZone(name: string): boolean {
  // An offset such as `+01:00` is none: it knows nothing of summer time.
  if (!/^[A-Z]/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
