const format = new Intl.DateTimeFormat('en', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A day of a calendar, such as `2027-03-15`: no clock can make another one of it. */
export const formatDay = (day: string): string => format.format(new Date(`${day}T00:00:00Z`));
