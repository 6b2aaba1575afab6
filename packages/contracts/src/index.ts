/**
 * The one contract between API, web and scripts: every schema here is parsed on both sides of the
 * wire, and every type is inferred from its schema.
 */
export * from './accounts.js';
export * from './activity.js';
export * from './auth.js';
export * from './booking-reference.js';
export * from './bookings.js';
export * from './categories.js';
export * from './console-updates.js';
export * from './covers.js';
export * from './credentials.js';
export * from './dates.js';
export * from './event-status.js';
export * from './events.js';
export * from './formats/calendar-entry.js';
export * from './formats/calendar-file.js';
export * from './formats/date-format.js';
export * from './formats/price.js';
export * from './formats/reader.js';
export * from './formats/time-zone.js';
export * from './formats/when.js';
export * from './fact-events.js';
export * from './facts.js';
export * from './health.js';
export * from './ids.js';
export * from './list-events.js';
export * from './organiser-events.js';
export * from './organiser-name.js';
export * from './organisers.js';
export * from './own-bookings.js';
export * from './passkeys.js';
export * from './permissions.js';
export * from './problem-document.js';
export * from './problem.js';
export * from './realtime.js';
export * from './roster.js';
export * from './second-factor.js';
export * from './series.js';
export * from './statistics.js';
export * from './time-zones.js';
export * from './timetable.js';
export * from './transfer.js';
export * from './transfers.js';
export * from './unsubscribe.js';
export * from './waitlist.js';
