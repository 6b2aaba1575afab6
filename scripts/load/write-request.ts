/** The bytes of a request, made once before they are sent many times. */

export interface RequestParts {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  token?: string;
  headers?: Readonly<Record<string, string>>;
  /** JSON. */
  body?: string;
}

export function writeRequest({ method, path, token, headers = {}, body }: RequestParts): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    ...(token === undefined ? [] : [`authorization: Bearer ${token}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  if (body !== undefined) {
    lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`);
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`);
}
