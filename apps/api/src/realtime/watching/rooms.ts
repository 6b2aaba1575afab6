/** The names of Socket.IO's rooms. */
export const EVERYTHING = 'everything';
export const EVENT = 'event:';
export const WATCHERS = 'watchers:';
/** Of the members who have an event's console open. */
export const CONSOLE = 'console:';
/** Of the members who have an event's door open. */
export const DOOR = 'door:';
/** Of one person, on all devices. */
const USER = 'user:';

export const roomOf = (eventId: string) => `${EVENT}${eventId}`;
export const watchersRoomOf = (eventId: string) => `${WATCHERS}${eventId}`;
export const consoleRoomOf = (eventId: string) => `${CONSOLE}${eventId}`;
export const doorRoomOf = (eventId: string) => `${DOOR}${eventId}`;
export const isEventRoom = (room: string) => room.startsWith(EVENT);
export const userRoomOf = (userId: string) => `${USER}${userId}`;
/** Of a `watch`; the others stay when a page turns to something else. */
export const isWatchRoom = (room: string) =>
  room === EVERYTHING || isEventRoom(room) || room.startsWith(WATCHERS);
