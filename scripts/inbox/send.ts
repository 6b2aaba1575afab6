import type { ServerResponse } from 'node:http';

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}
