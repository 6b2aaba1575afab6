import { describe, expect, it } from 'vitest';
import { SharedWork } from './shared-work.js';

function open() {
  const begun: { end: (result: string) => void; fail: () => void }[] = [];
  const rests: (() => void)[] = [];
  const shared = new SharedWork<string>(
    () =>
      new Promise((resolve, reject) =>
        begun.push({ end: resolve, fail: () => reject(new Error('failed')) }),
      ),
    () => new Promise<void>((resolve) => rests.push(resolve)),
  );
  return { shared, begun, rests };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('Shared work', () => {
  it('is done once for all who ask at the same time', async () => {
    const { shared, begun } = open();
    const asked = [shared.run(), shared.run()];
    await settle();
    expect(begun).toHaveLength(1);
    begun[0]!.end('one');
    expect(await Promise.all(asked)).toEqual(['one', 'one']);
  });

  it('is done again, after a rest, for whoever asks while it is done', async () => {
    const { shared, begun, rests } = open();
    const first = shared.run();
    await settle();
    const later = [shared.run(), shared.run()];
    begun[0]!.end('one');
    expect(await first).toBe('one');
    await settle();
    expect(begun).toHaveLength(1);
    rests[0]!();
    await settle();
    begun[1]!.end('two');
    expect(await Promise.all(later)).toEqual(['two', 'two']);
    expect(begun).toHaveLength(2);
  });

  it('fails for those who asked, and is done for those who ask next', async () => {
    const { shared, begun, rests } = open();
    const failing = shared.run();
    await settle();
    begun[0]!.fail();
    await expect(failing).rejects.toThrow('failed');
    const next = shared.run();
    rests[0]!();
    await settle();
    begun[1]!.end('two');
    expect(await next).toBe('two');
  });
});
