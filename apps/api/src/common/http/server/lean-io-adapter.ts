/**
 * Messages of sockets, handed to the gateway by plain listeners. Nest makes an observable, with some forty
 * closures and objects, of each message that each socket could send: that was more than half of what a socket took.
 */
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { MessageMappingProperties } from '@nestjs/websockets';
import type { Socket } from 'socket.io';

type Handle = MessageMappingProperties['callback'];
type Acknowledge = (answer: unknown) => void;

export class LeanIoAdapter extends IoAdapter {
  /** A handler's answer goes to the acknowledgement, if one is asked for; `undefined` is none. */
  override bindMessageHandlers(socket: Socket, handlers: MessageMappingProperties[]): void {
    for (const { message, callback } of handlers) {
      socket.on(message, (...values: unknown[]) => void this.handle(callback, values));
    }
  }

  private async handle(callback: Handle, values: unknown[]): Promise<void> {
    const payload = this.mapPayload(values.length > 1 ? values : values[0]);
    try {
      const answer: unknown = await callback(payload.data, payload.ack);
      if (answer !== undefined) (payload.ack as Acknowledge | undefined)?.(answer);
    } catch (error) {
      // The socket, and all who wait for others, go on.
      this.logger.error(error);
    }
  }
}
