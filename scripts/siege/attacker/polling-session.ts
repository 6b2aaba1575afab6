/** Socket.IO by long polling: a handshake, then packets by POST, and answers only for who asks. */
import { z } from 'zod';
import type { Target } from './target.js';

const openSchema = z.object({ sid: z.string() });
const PATIENCE_MS = 10_000;

export class PollingSession {
  private constructor(
    private readonly target: Target,
    private readonly url: string,
  ) {}

  /** `null` when it was refused. */
  static async open(target: Target): Promise<PollingSession | null> {
    const url = `${target.origin}/socket.io/?EIO=4&transport=polling`;
    const answer = await exchange(target, url);
    if (answer === null) return null;
    const opened = openSchema.safeParse(parseJson(answer.slice(1)));
    if (!opened.success) return null;
    const session = new PollingSession(target, `${url}&sid=${opened.data.sid}`);
    return (await session.post('40')) ? session : null;
  }

  /** Whether it was taken. */
  async post(packets: string): Promise<boolean> {
    return (await exchange(this.target, this.url, packets)) !== null;
  }

  /** Whether there was an answer. */
  async poll(): Promise<boolean> {
    return (await exchange(this.target, this.url)) !== null;
  }
}

/** The body of a 200; `null` for everything else. */
async function exchange(target: Target, url: string, body?: string): Promise<string | null> {
  try {
    const answer = await fetch(url, {
      ...(body !== undefined && { method: 'POST', body }),
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await answer.text();
    target.noteStatus(answer.status);
    return answer.ok ? text : null;
  } catch {
    target.note('cut');
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
