export const nameSeats = (seats: number): string => (seats === 1 ? '1 seat' : `${seats} seats`);
