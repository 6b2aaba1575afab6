/** Under which the browser's storage has the tickets. */
export const keptKey = 'lastseat.tickets';
