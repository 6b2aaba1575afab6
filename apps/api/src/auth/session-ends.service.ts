/**
 * Tells open pages that their log-in was ended, so that they go out at once. Only speed: a page that was
 * not told finds out with its next refresh.
 */
import { Injectable } from '@nestjs/common';

/** Whose log-ins have ended: the one, or all but the one. */
export interface EndedSessions {
  userId: string;
  only?: string;
  except?: string;
}

@Injectable()
export class SessionEndsService {
  private sink: (ended: EndedSessions) => void = () => undefined;

  /** From now on `sink` hears of each end. */
  connect(sink: (ended: EndedSessions) => void): void {
    this.sink = sink;
  }

  /** After COMMIT. */
  announce(ended: EndedSessions): void {
    this.sink(ended);
  }
}

/** Whether the session is among those that have ended. */
export function isEnded({ only, except }: EndedSessions, sessionId: string): boolean {
  return only === undefined ? sessionId !== except : sessionId === only;
}
