import type { LiveSocket } from '../live-server.js';
import { consoleRoomOf } from '../watching/rooms.js';

/** The socket hears of no console any more. */
export function leaveConsole(socket: LiveSocket): void {
  const { consoleEventId } = socket.data;
  if (consoleEventId === undefined) return;
  delete socket.data.consoleEventId;
  void socket.leave(consoleRoomOf(consoleEventId));
}
