/** One toast per event: what is said of its booking next takes the place of what was said before. */
export const toastOf = (eventId: string) => `booking-${eventId}`;

export const toastShownForMs = 6_000;
