/** Keep-alive connections to one server, each with one request at a time. */
import { Pool } from 'undici';

export class HttpCallers {
  private readonly pool: Pool;

  constructor(origin: string, connections: number) {
    this.pool = new Pool(origin, { connections, pipelining: 1, headersTimeout: 60_000 });
  }

  /** @returns the status of the answer, as a word */
  get(path: string, token: string): Promise<string> {
    return this.send('GET', path, token, null);
  }

  book(eventId: string, token: string): Promise<string> {
    return this.send('POST', '/api/book', token, `{"eventId":"${eventId}"}`);
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private send(
    method: 'GET' | 'POST',
    path: string,
    token: string,
    body: string | null,
  ): Promise<string> {
    return new Promise((resolve) => {
      const headers: Record<string, string> = { authorization: `Bearer ${token}` };
      if (body !== null) headers['content-type'] = 'application/json';
      let status = 'no answer';
      // `dispatch` and not `request`: nobody reads the body, and a generator that is busy with streams
      // would take the processor from what it measures.
      this.pool.dispatch(
        { method, path, headers, body },
        {
          onRequestStart: () => undefined,
          onResponseStart: (_controller, code) => void (status = String(code)),
          onResponseData: () => undefined,
          onResponseEnd: () => resolve(status),
          onResponseError: () => resolve('no answer'),
        },
      );
    });
  }
}
