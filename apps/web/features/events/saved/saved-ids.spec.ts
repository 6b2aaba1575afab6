import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { forbiddenStorage, storageWith } from '@/lib/session/testing/memory-storage';
import { MAX_SAVED, readSavedIds, toggleId, writeSavedIds } from './saved-ids';

describe('The saved events', () => {
  it('are read as they were written, the newest first', () => {
    const storage = storageWith(null);
    const [first, second] = [newId(), newId()];
    writeSavedIds(storage, toggleId(toggleId([], first), second));
    expect(readSavedIds(storage)).toEqual([second, first]);
  });

  it('are none where there is no storage, or none that can be used', () => {
    for (const storage of [null, forbiddenStorage, storageWith('{'), storageWith('{"a":1}')]) {
      expect(readSavedIds(storage)).toEqual([]);
      expect(() =>
        writeSavedIds(storage === null ? null : forbiddenStorage, [newId()]),
      ).not.toThrow();
    }
  });

  it('are ids and nothing else, each once', () => {
    const id = newId();
    expect(readSavedIds(storageWith(JSON.stringify([id, '../x', 7, null, id])))).toEqual([id]);
  });

  it('are so many and no more, those that were saved last', () => {
    const ids = Array.from({ length: MAX_SAVED }, () => newId());
    const newest = newId();
    expect(toggleId(ids, newest)).toEqual([newest, ...ids.slice(0, -1)]);
    expect(toggleId(ids, ids[0]!)).toEqual(ids.slice(1));
  });
});
