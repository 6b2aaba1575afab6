import { describe, expect, it } from 'vitest';
import { ALWAYS_GRANTED, RoomSpace } from './room-space.js';

describe('The places in rooms', () => {
  const full = () => {
    const space = new RoomSpace(100);
    for (let place = 0; place < 100; place++) space.note(1);
    return space;
  };

  it('are refused to who wants many when they are taken', () => {
    expect(full().hasRoomFor(ALWAYS_GRANTED + 1, 0)).toBe(false);
  });

  it('are granted to a page of ordinary size all the same', () => {
    expect(full().hasRoomFor(ALWAYS_GRANTED, 0)).toBe(true);
  });

  it('may be exchanged, and are free when somebody leaves', () => {
    const space = full();
    expect(space.hasRoomFor(50, 50)).toBe(true);
    for (let place = 0; place < 50; place++) space.note(-1);
    expect([space.hasRoomFor(50, 0), space.hasRoomFor(51, 0)]).toEqual([true, false]);
  });
});
