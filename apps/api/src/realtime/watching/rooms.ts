/** The names of Socket.IO's rooms. */
export const EVERYTHING = 'everything';
export const EVENT = 'event:';
export const WATCHERS = 'watchers:';

export const roomOf = (eventId: string) => `${EVENT}${eventId}`;
export const watchersRoomOf = (eventId: string) => `${WATCHERS}${eventId}`;
export const isEventRoom = (room: string) => room.startsWith(EVENT);
