import { describe, expect, it } from 'vitest';
import { keepAwake } from './keep-awake';

/** A page that can be hidden, and a lock whose answers are given by hand. */
class FakePage extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';

  show(visibilityState: DocumentVisibilityState): void {
    this.visibilityState = visibilityState;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

class FakeWakeLock {
  held = 0;
  private readonly waiting: Answer[] = [];

  request(): Promise<WakeLockSentinel> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
    });
  }

  get asked(): number {
    return this.waiting.length;
  }

  async grant(): Promise<void> {
    this.held++;
    let isHeld = true;
    const release = async () => {
      if (isHeld) this.held--;
      isHeld = false;
    };
    this.waiting.shift()!.resolve({ release } as WakeLockSentinel);
    await settled();
  }

  async refuse(): Promise<void> {
    this.waiting.shift()!.reject(new DOMException('No battery left', 'NotAllowedError'));
    await settled();
  }
}

interface Answer {
  resolve: (lock: WakeLockSentinel) => void;
  reject: (reason: Error) => void;
}

/** All that follows at once from a promise has followed. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

function begin() {
  const [page, wakeLock] = [new FakePage(), new FakeWakeLock()];
  return { page, wakeLock, end: keepAwake({ page, wakeLock }) };
}

describe('The screen', () => {
  it('stays on while the ticket is looked at, and no longer', async () => {
    const { page, wakeLock, end } = begin();
    await wakeLock.grant();
    expect(wakeLock.held).toBe(1);
    page.show('hidden');
    await settled();
    expect(wakeLock.held).toBe(0);
    page.show('visible');
    await wakeLock.grant();
    expect(wakeLock.held).toBe(1);
    end();
    expect(wakeLock.held).toBe(0);
    page.show('visible');
    expect(wakeLock.asked).toBe(0);
  });

  it('is let go when the answer comes after the ticket is left', async () => {
    const { wakeLock, end } = begin();
    end();
    await wakeLock.grant();
    expect(wakeLock.held).toBe(0);
  });

  it('is let go when the answer comes after the page is hidden', async () => {
    const { page, wakeLock } = begin();
    page.show('hidden');
    await wakeLock.grant();
    expect(wakeLock.held).toBe(0);
  });

  it('has one lock however often the page is hidden meanwhile', async () => {
    const { page, wakeLock, end } = begin();
    page.show('hidden');
    page.show('visible');
    await wakeLock.grant();
    await wakeLock.grant();
    expect(wakeLock.held).toBe(1);
    end();
    expect(wakeLock.held).toBe(0);
  });

  it('goes dark as ever where the browser refuses, and is asked for again', async () => {
    const { page, wakeLock } = begin();
    await wakeLock.refuse();
    page.show('hidden');
    page.show('visible');
    await wakeLock.grant();
    expect(wakeLock.held).toBe(1);
  });
});
