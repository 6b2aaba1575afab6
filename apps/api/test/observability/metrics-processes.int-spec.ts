/** One page of metrics for all API processes behind one port. */
import { Agent, request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApiProcesses, type ApiProcess } from '../support/api-process.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { send } from '../support/http.js';
import { followLive } from '../support/live-client.js';

const database = useDatabase();
const answered =
  'lastseat_http_request_duration_seconds_count{method="GET",route="/api/health/live",status="200"}';
const ASKED = 20;
let api: ApiProcess;
const agents: Agent[] = [];

beforeAll(async () => {
  api = await startApiProcesses(database.url, 2, { AUDIT_EVERY_MS: '1000' });
  await untilTheyAre(2);
  for (let asked = 0; asked < ASKED; asked++) await send(api.origin, 'GET', '/api/health/live');
});
afterEach(() => agents.splice(0).forEach((agent) => agent.destroy()));
afterAll(async () => {
  expect(await api.stop()).toBe(0);
});

const untilTheyAre = (count: number) =>
  eventually(`${count} processes have come`, async () => api.pids.length === count);

/** The numbers of a page, by their line. */
const parse = (page: string) =>
  new Map(
    page
      .split('\n')
      .map((line) => /^([^#].*) (\S+)$/.exec(line))
      .filter((line) => line !== null)
      .map(([, name = '', value]) => [name, Number(value)]),
  );

async function readMetrics(): Promise<Map<string, number>> {
  const { status, text } = await send(api.origin, 'GET', '/api/metrics');
  expect(status).toBe(200);
  return parse(text);
}

/** A connection that is kept, and with it the process that it was handed to. */
function keepConnection() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agents.push(agent);
  const { hostname, port } = new URL(api.origin);
  return (path: string) =>
    new Promise<string>((resolve, reject) => {
      const asked = request({ agent, hostname, port, path });
      asked.on('error', reject);
      asked.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () => resolve(text));
      });
      asked.end();
    });
}

describe('The metrics of two processes', () => {
  it('count what both have answered, whichever of them is asked', async () => {
    for (const _ of api.pids) {
      const metrics = await readMetrics();
      expect(metrics.get(answered)).toBe(ASKED);
      expect(metrics.get('lastseat_api_processes')).toBe(2);
    }
  });

  it('add up the sockets', async () => {
    const clients = [await followLive(api.origin), await followLive(api.origin)];
    expect((await readMetrics()).get('lastseat_live_sockets')).toBe(2);
    for (const client of clients) client.close();
  });

  it('give the time of the last integrity check, whichever of them made it', async () => {
    const readTime = async () =>
      (await readMetrics()).get('lastseat_audit_last_success_timestamp_seconds')!;
    let last = Date.now() / 1_000;
    for (let audits = 0; audits < 3; audits++) {
      await eventually('another integrity check', async () => (await readTime()) > last);
      last = await readTime();
      expect(last).toBeLessThanOrEqual(Date.now() / 1_000);
    }
  });

  it('come without the gauges of a process that does not answer, and with its counters', async () => {
    const [one, other] = [keepConnection(), keepConnection()];
    await Promise.all([one('/api/health/ready'), other('/api/health/ready')]);
    const frozen = api.pids.at(-1)!;
    process.kill(frozen, 'SIGSTOP');
    try {
      const pages = [one('/api/metrics'), other('/api/metrics')];
      const metrics = parse(await Promise.any(pages));
      expect(metrics.get('lastseat_api_processes')).toBe(1);
      expect(metrics.get(answered)).toBe(ASKED);
      process.kill(frozen, 'SIGCONT');
      await Promise.all(pages);
    } finally {
      process.kill(frozen, 'SIGCONT');
    }
    expect((await readMetrics()).get('lastseat_api_processes')).toBe(2);
  });

  it('never count back when a process has ended and another has come', async () => {
    for (const [pid, signal] of [
      [api.pids[0]!, 'SIGKILL'],
      [api.pids[1]!, 'SIGTERM'],
    ] as const) {
      const came = api.pids.length;
      process.kill(pid, signal);
      await untilTheyAre(came + 1);
      expect((await readMetrics()).get(answered)).toBe(ASKED);
    }
    expect((await readMetrics()).get('lastseat_api_processes')).toBe(2);
  });
});
