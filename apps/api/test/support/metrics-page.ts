/** The numbers that Prometheus would read. */
import { expect } from 'vitest';
import { send } from './http.js';

/** By their lines. */
export const parseMetrics = (page: string): Map<string, number> =>
  new Map(
    page
      .split('\n')
      .map((line) => /^([^#].*) (\S+)$/.exec(line))
      .filter((line) => line !== null)
      .map(([, name = '', value]) => [name, Number(value)]),
  );

export async function readMetrics(origin: string): Promise<Map<string, number>> {
  const { status, text } = await send(origin, 'GET', '/api/metrics');
  expect(status).toBe(200);
  return parseMetrics(text);
}
