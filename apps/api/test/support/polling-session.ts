/** A session of Socket.IO that polls: requests, each of which may reach another process. */
import { send, type Answer } from './http.js';

const POLLING = '/socket.io/?EIO=4&transport=polling';

export async function openSession(origin: string): Promise<string> {
  const { text } = await send(origin, 'GET', POLLING);
  return (JSON.parse(text.slice(1)) as { sid: string }).sid;
}

export const speak = (origin: string, sid: string, body: string): Promise<Answer> =>
  send(origin, 'POST', `${POLLING}&sid=${sid}`, { body });

export const poll = (origin: string, sid: string): Promise<Answer> =>
  send(origin, 'GET', `${POLLING}&sid=${sid}`);
