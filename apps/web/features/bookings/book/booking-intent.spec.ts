import { beforeEach, describe, expect, it } from 'vitest';
import { createStorage } from '@/lib/session/testing/memory-storage';
import { findIntent, readIntent, saveIntent } from './booking-intent';
import { takeIntentText } from './intent-storage';

const intent = {
  wish: 'book',
  eventId: '01920000-0000-7000-8000-000000000001',
  eventTitle: 'Night of the Cellos',
  quantity: 2,
  idempotencyKey: '5a4e8c57-8f0f-4f3a-9d52-2f7a1c9b6d10',
} as const;
const now = Date.parse('2027-03-15T10:00:00Z');
const minutes = 60_000;

const wrongEvent = JSON.stringify({
  ...intent,
  expiresAt: now + minutes,
  event: { category: 'Music', startsAt: 'soon', endsAt: null, timeZone: 'Europe/Vienna' },
});

const takeIntent = (from: typeof storage | null, at: number) =>
  readIntent(takeIntentText(from), at);

let storage: ReturnType<typeof createStorage>;

beforeEach(() => {
  storage = createStorage();
});

describe('the intent to book', () => {
  it('survives the detour with its idempotency key', () => {
    saveIntent(intent, storage, now);
    expect(takeIntent(storage, now + 5 * minutes)).toMatchObject(intent);
  });

  it('is carried out once', () => {
    saveIntent(intent, storage, now);
    takeIntent(storage, now);
    expect(takeIntent(storage, now)).toBeNull();
  });

  it('can be looked at on the way, and is still carried out then', () => {
    const event = {
      category: 'Music',
      startsAt: '2027-04-01T18:00:00.000Z',
      endsAt: null,
      timeZone: 'Europe/Vienna',
    };
    saveIntent({ ...intent, event }, storage, now);
    expect(findIntent(storage, now)).toMatchObject({ eventTitle: intent.eventTitle, event });
    expect(takeIntent(storage, now)).toMatchObject(intent);
    expect(findIntent(storage, now)).toBeNull();
  });

  it('is forgotten after half an hour', () => {
    saveIntent(intent, storage, now);
    expect(takeIntent(storage, now + 30 * minutes)).toBeNull();
  });

  it('is the last one that was begun', () => {
    saveIntent(intent, storage, now);
    saveIntent({ ...intent, eventTitle: 'Another one' }, storage, now);
    expect(takeIntent(storage, now)?.eventTitle).toBe('Another one');
  });

  it.each(['{', '[]', '{"eventId":"../../api"}', 'null', wrongEvent])(
    'is none when the storage holds %s, and that goes away',
    (text) => {
      storage.kept.set('lastseat.booking-intent', text);
      expect(takeIntent(storage, now)).toBeNull();
      expect(storage.kept.size).toBe(0);
    },
  );

  it('needs no storage to be none', () => {
    saveIntent(intent, null, now);
    expect(takeIntent(null, now)).toBeNull();
  });
});
