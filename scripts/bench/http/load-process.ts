/**
 * Sends the requests of a measurement, in a process of its own: prebuilt bytes over raw sockets, so
 * that what bounds the figures is the server.
 */
import { KeepAliveConnection } from '../../load/keep-alive-connection.js';
import { writeRequest } from '../../load/write-request.js';
import { obeyParent } from '../../runner/child-program.js';
import type { LoadOrder, LoadReport, RequestLoad } from './load-generator.js';

let people: readonly string[] = [];
const connectionsByPort = new Map<number, KeepAliveConnection[]>();

obeyParent<LoadOrder, LoadReport>((order, report) => {
  if (order.kind === 'people') receive(order.tokens);
  else void sendLoad(order.load).then(report);
});

/** The server ends connections on which nobody asks, and might do so in the instant of the next load. */
function receive(tokens: readonly string[]): void {
  people = tokens;
  for (const connection of [...connectionsByPort.values()].flat()) connection.close();
  connectionsByPort.clear();
}

async function sendLoad(load: RequestLoad): Promise<LoadReport> {
  const requests = buildRequests(load);
  const connections = await openConnections(load);
  const most = load.asksEachOnce ? requests.length : Infinity;
  const latenciesMs: number[] = [];
  const answeredAtMs: number[] = [];
  const statuses = new Map<number, number>();
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  let next = 0;
  const askOn = (connection: KeepAliveConnection, resolve: () => void) => {
    const askedAt = performance.now();
    if (next >= most || askedAt - started > load.milliseconds) return resolve();
    connection.ask(requests[next++ % requests.length]!, (status) => {
      const now = performance.now();
      latenciesMs.push(now - askedAt);
      answeredAtMs.push(now - started);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      askOn(connection, resolve);
    });
  };
  await Promise.all(
    connections.map((connection) => new Promise<void>((resolve) => askOn(connection, resolve))),
  );
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    statuses,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    latenciesMs: Float64Array.from(latenciesMs),
    answeredAtMs: Float64Array.from(answeredAtMs),
  };
}

function buildRequests({ method, path, body, isSignedIn }: RequestLoad): Buffer[] {
  const parts = { method, path, ...(body !== undefined && { body }) };
  if (!isSignedIn) return [writeRequest(parts)];
  return people.map((token) => writeRequest({ ...parts, token }));
}

/** The same ones for each load, shared out evenly. */
async function openConnections({
  ports,
  connections,
}: RequestLoad): Promise<KeepAliveConnection[]> {
  const opened = Array.from({ length: connections }, (_, index) => {
    const port = ports[index % ports.length]!;
    const ofPort = connectionsByPort.get(port) ?? [];
    connectionsByPort.set(port, ofPort);
    return (ofPort[Math.floor(index / ports.length)] ??= new KeepAliveConnection(port));
  });
  await Promise.all(opened.map((connection) => connection.open()));
  return opened;
}
