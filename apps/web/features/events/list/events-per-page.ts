/** Full rows of the grid at one, two and three columns. */
export const eventsPerPage = 12;
