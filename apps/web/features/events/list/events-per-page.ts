/** Full rows of the grid at one to four columns. */
export const eventsPerPage = 12;
