/** A day that is on the calendar, or `''`: JavaScript takes 30 February for 2 March. */
export function parseDay(text: string): string {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return '';
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text) ? '' : text;
}
