/** The worker of the site, as a browser wakes it for a message: `public/sw.js` is no module of the build. */
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import type { PushMessage } from '@lastseat/contracts';
import { describe, expect, it, vi } from 'vitest';

const source = readFileSync(new URL('../../../public/sw.js', import.meta.url), 'utf8');
const origin = 'https://tickets.example';
const message: PushMessage = {
  title: 'It is your turn: Salsa',
  body: 'A seat is kept for you.',
  path: '/events/1',
  tag: 'an offer',
};

function wake(openUrls: string[] = []) {
  const listeners = new Map<string, (event: object) => void>();
  const focus = vi.fn();
  const openWindow = vi.fn();
  const showNotification = vi.fn();
  const self = {
    location: { href: `${origin}/sw.js?release=1`, origin },
    registration: { showNotification },
    clients: {
      matchAll: () => Promise.resolve(openUrls.map((url) => ({ url, focus }))),
      openWindow,
    },
    addEventListener: (type: string, listener: (event: object) => void) =>
      listeners.set(type, listener),
  };
  runInContext(source, createContext({ self, URL }));
  const fire = async (type: string, event: object) => {
    let work: unknown;
    listeners.get(type)?.({ ...event, waitUntil: (under: unknown) => (work = under) });
    await work;
  };
  const click = (path: string) =>
    fire('notificationclick', { notification: { close: () => undefined, data: { path } } });
  return { fire, click, focus, openWindow, showNotification };
}

describe('The worker', () => {
  it('shows what it is sent', async () => {
    const { fire, showNotification } = wake();
    await fire('push', { data: { json: () => message } });
    const { title, body, tag, path } = message;
    const options = expect.objectContaining({ body, tag, data: { path } }) as object;
    expect(showNotification).toHaveBeenCalledWith(title, options);
  });

  it('opens the page at a click, or the window that has it already', async () => {
    const one = wake();
    await one.click('/events/1');
    expect(one.openWindow).toHaveBeenCalledWith(`${origin}/events/1`);

    const other = wake([`${origin}/`, `${origin}/events/1`]);
    await other.click('/events/1');
    expect(other.focus).toHaveBeenCalledOnce();
    expect(other.openWindow).not.toHaveBeenCalled();
  });

  it.each(['https://evil.example/', '//evil.example/', 'javascript:alert(1)'])(
    'opens no other site: %s',
    async (path) => {
      const { click, openWindow } = wake();
      await click(path);
      expect(openWindow).not.toHaveBeenCalled();
    },
  );
});
