import type { LiveSocket } from '../live-server.js';
import { doorRoomOf } from '../watching/rooms.js';

/** The socket hears of no door any more. */
export function leaveDoor(socket: LiveSocket): void {
  const { doorEventId } = socket.data;
  if (doorEventId === undefined) return;
  delete socket.data.doorEventId;
  void socket.leave(doorRoomOf(doorEventId));
}
