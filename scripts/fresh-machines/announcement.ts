import { Failure } from '../runner/failure.js';

/** What `npm start` tells a person at its end. */
export interface Announcement {
  webUrl: string;
  email: string;
  password: string;
}

/** The last line of it. */
export const IS_READY = /Ctrl-C stops everything\./;

/** Reads it as a person would, who knows nothing else. */
export function readAnnouncement(output: string): Announcement {
  const [, webUrl] = /^ {2}Web +(http:\S+)$/m.exec(output) ?? [];
  const [, email, password] = /^ {2}Demo log-ins +(\S+@\S+) +(\S+) +attendee$/m.exec(output) ?? [];
  if (webUrl === undefined || email === undefined || password === undefined) {
    throw new Failure(`npm start does not say where it is, or who may log in:\n${output}`);
  }
  return { webUrl, email, password };
}
