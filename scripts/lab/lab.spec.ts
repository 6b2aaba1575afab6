import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { LabState } from '../../apps/web/features/lab/lab-state.js';
import { createRandom } from '../load/random.js';
import { Scope } from '../runner/scope.js';
import { Lab, type LabParts } from './lab.js';
import { openLabServer } from './lab-server.js';
import { choosePressTimes } from './press-times.js';
import type { ScratchStack } from './scratch-stack.js';
import { isLabWanted } from './start-lab.js';

const never = new Promise<never>(() => undefined);
const noStack = { failed: never } as unknown as ScratchStack;
const order = { seats: 2, people: 10, seconds: 0 };

async function openLab(run: LabParts['run']) {
  const scope = new Scope();
  onTestFinished(() => scope.close());
  const closed = vi.fn();
  const start: LabParts['start'] = (life) =>
    life.own(
      async () => noStack,
      async () => void closed(),
    );
  const lab = new Lab({ start, run });
  const origin = await openLabServer(scope, lab);
  const go = async (body: unknown, type = 'application/json') => {
    const headers = { 'content-type': type };
    return (await fetch(`${origin}/go`, { method: 'POST', headers, body: JSON.stringify(body) }))
      .status;
  };
  return { lab, origin, go, closed };
}

/** Resolves with the first state of that phase. */
const comesTo = (lab: Lab, phase: LabState['phase']) =>
  new Promise<LabState>((resolve) => {
    lab.follow((state) => state.phase === phase && resolve(state));
  });

describe('The lab', () => {
  it('runs one race at a time, and another one afterwards on the same servers', async () => {
    let end: () => void = () => undefined;
    const run = vi.fn(() => new Promise<void>((resolve) => (end = resolve)));
    const { lab, go, closed } = await openLab(run);
    expect(await go(order)).toBe(202);
    expect(await go(order)).toBe(409);
    await vi.waitFor(() => expect(run).toHaveBeenCalledOnce());
    end();
    await comesTo(lab, 'done');
    await vi.waitFor(async () => expect(await go(order)).toBe(202));
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2));
    expect(closed).not.toHaveBeenCalled();
    end();
  });

  it('says why it has given up, and takes none of those servers again', async () => {
    const { lab, go, closed } = await openLab(async () => {
      throw new Error('Nobody could wait');
    });
    await go(order);
    expect((await comesTo(lab, 'failed')).failure).toContain('Nobody could wait');
    expect(closed).toHaveBeenCalledOnce();
  });

  it('tells a page that comes late how it is, and each change as it comes', async () => {
    let change: (booked: number) => void = () => undefined;
    const run = vi.fn<LabParts['run']>(async (_stack, _order, { locked }, tell) => {
      change = (booked) => {
        locked.booked = booked;
        tell();
      };
      return never;
    });
    const { go, origin } = await openLab(run);
    await go(order);
    const { body } = await fetch(`${origin}/moments`);
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    expect(await readUntil(reader, () => true)).toMatchObject({ phase: 'preparing', order });
    await vi.waitFor(() => expect(run).toHaveBeenCalledOnce());
    change(1);
    await readUntil(reader, ({ locked }) => locked.booked === 1);
    await reader.cancel();
  });

  it('does nothing for strange pages, nor for an order out of bounds', async () => {
    const run = vi.fn(async () => undefined);
    const { origin, go } = await openLab(run);
    expect(await go(order, 'text/plain')).toBe(415);
    expect(await go({ ...order, people: 2_001 })).toBe(422);
    expect(await go({ ...order, words: 'x'.repeat(1_000) })).toBe(413);
    expect((await fetch(`${origin}/go`)).status).toBe(404);
    expect(await statusByName(origin, 'strange.example')).toBe(421);
    expect(run).not.toHaveBeenCalled();
  });

  it('is there on a machine of one’s own, and not where somebody says that this is production', () => {
    const wanted = (NODE_ENV: string | undefined, hasWeb = true) =>
      isLabWanted({ hasWeb, settings: { environment: { NODE_ENV } } });
    expect([wanted(undefined), wanted('development')]).toEqual([true, true]);
    expect([wanted('production'), wanted(undefined, false)]).toEqual([false, false]);
  });
});

it('Everybody presses within the time, the first at once', () => {
  const times = choosePressTimes(1_000, 2, createRandom(1));
  expect(Math.min(...times)).toBe(0);
  expect(Math.max(...times)).toBeGreaterThan(1_000);
  expect(Math.max(...times)).toBeLessThanOrEqual(2_000);
  expect(new Set(choosePressTimes(1_000, 0, createRandom(1)))).toEqual(new Set([0]));
});

/** Until the lab tells of a state that is so. */
async function readUntil(
  reader: ReadableStreamDefaultReader<string>,
  isSo: (state: LabState) => boolean,
): Promise<LabState> {
  for (let told = ''; ;) {
    const { value, done } = await reader.read();
    if (done) throw new Error('The lab tells nothing more');
    told += value;
    const [whole] = told.split('\n\n').slice(-2);
    const state = JSON.parse(whole!.replace(/^data: /, '')) as LabState;
    if (isSo(state)) return state;
  }
}

function statusByName(origin: string, name: string): Promise<number | undefined> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const headers = { host: `${name}:${port}` };
    request({ hostname, port, path: '/moments', headers }, (response) => {
      void text(response).then(() => resolve(response.statusCode));
    })
      .once('error', reject)
      .end();
  });
}
