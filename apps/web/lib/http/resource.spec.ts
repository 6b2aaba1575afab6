import { afterEach, describe, expect, it } from 'vitest';
import { setSignedIn, setSignedOut } from '@/lib/session/session.store';
import { createResource } from './resource';

const ada = {
  id: '1',
  email: 'ada@example.com',
  name: 'Ada',
  role: 'attendee' as const,
  isEmailVerified: true,
};

/** Requests that are answered when the test says so, in the order in which they were sent. */
function createApi() {
  const open: { resolve: (data: string) => void; reject: (failure: Error) => void }[] = [];
  const resource = createResource(
    () => new Promise<string>((resolve, reject) => open.push({ resolve, reject })),
  );
  const entry = () => resource.entries.getState()['[]'];
  return { open, resource, entry };
}

describe('A resource', () => {
  afterEach(() => setSignedOut(null));

  it('is asked for once by all who want it at the same time', async () => {
    const { open, resource, entry } = createApi();
    const both = Promise.all([resource.load(), resource.load()]);
    await Promise.resolve();
    expect(open).toHaveLength(1);
    open[0]?.resolve('first');
    await both;
    expect(entry()).toEqual({ data: 'first', failure: null });
  });

  it('keeps what it knew when the next request fails, and says that it did', async () => {
    const { open, resource, entry } = createApi();
    resource.put('known');
    const load = resource.load();
    await Promise.resolve();
    const failure = new Error('away');
    open[0]?.reject(failure);
    await load;
    expect(entry()).toEqual({ data: 'known', failure });
  });

  it('never goes back to an answer that was asked for before a change', async () => {
    const { open, resource, entry } = createApi();
    const load = resource.load();
    await Promise.resolve();
    resource.put('changed');
    open[0]?.resolve('before the change');
    await load;
    expect(entry()?.data).toBe('changed');
  });

  it('is there although it was asked for before anybody knew who is signed in', async () => {
    const { open, resource, entry } = createApi();
    const load = resource.load();
    await Promise.resolve();
    setSignedIn({ user: ada, accessToken: 'token' });
    open[0]?.resolve('hers');
    await load;
    expect(entry()?.data).toBe('hers');
  });

  it('forgets everything when somebody else is signed in, also what is still to come', async () => {
    const { open, resource, entry } = createApi();
    setSignedIn({ user: ada, accessToken: 'token' });
    const load = resource.load();
    await Promise.resolve();
    setSignedOut('logged-out');
    open[0]?.resolve('hers');
    await load;
    expect(entry()).toBeUndefined();
  });
});
