import { Injectable } from '@nestjs/common';
export interface Actor { userId: string; requestId: string }
@Injectable()
export class EventCommandsService {
  async change(_by: Actor, _eventId: string, _rev: number, _change: object): Promise<void> {}
  async publish(_by: Actor, _eventId: string, _rev: number | null): Promise<void> {}
  async cancelEvent(_by: Actor, _eventId: string, _reason: string): Promise<void> {}
}
