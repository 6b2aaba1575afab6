import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HallLights } from './hall-lights';
import { orderSeats, ownSeat } from './seat-order';

const eventId = '01920000-0000-7000-8000-000000000001';

/** One light for each seat, so that what is dark can be read seat by seat. */
function dark(seats: number, taken: number, own: number | null = null): number[] {
  const lights = new HallLights(orderSeats(seats, eventId), { lights: seats, seatsPerLight: 1 });
  lights.show({ taken, own });
  return listDark(lights);
}

const listDark = ({ takenOf }: HallLights) => [...takenOf.keys()].filter((seat) => takenOf[seat]);

describe('the lights of a hall', () => {
  it('exactly as many seats change as the count does, and exactly as many are dark', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 300 }),
        fc.array(fc.nat(300), { minLength: 1, maxLength: 12 }),
        (seats, counts) => {
          const lights = new HallLights(orderSeats(seats, eventId), {
            lights: seats,
            seatsPerLight: 1,
          });
          let before = 0;
          for (const count of counts) {
            const taken = Math.min(count, seats);
            const changed = lights.show({ taken, own: null });
            expect(changed.size).toBe(Math.abs(taken - before));
            expect(listDark(lights)).toHaveLength(taken);
            before = taken;
          }
        },
      ),
    );
  });

  it('a count is the same picture, by whatever way the page came to it', () => {
    const lights = new HallLights(orderSeats(80, eventId), { lights: 80, seatsPerLight: 1 });
    for (const taken of [10, 80, 3, 41]) lights.show({ taken, own: null });
    expect(listDark(lights)).toEqual(dark(80, 41));
  });

  it('a block loses its light seat by seat', () => {
    const lights = new HallLights(orderSeats(1_000, eventId), { lights: 34, seatsPerLight: 30 });
    expect(lights.sizeOf(33)).toBe(10);
    for (let taken = 1; taken <= 1_000; taken++) {
      expect(lights.show({ taken, own: null }).size).toBe(1);
    }
    expect([...lights.takenOf.keys()].every((light) => lights.freeShareOf(light) === 0)).toBe(true);
  });
});

describe("the viewer's own seat", () => {
  const own = ownSeat(80, eventId, 'somebody');

  it('is among those that are taken, and makes them no more', () => {
    for (const taken of [1, 2, 40, 79, 80]) {
      expect(dark(80, taken, own)).toContain(own);
      expect(dark(80, taken, own)).toHaveLength(taken);
    }
  });

  it('changes at most one seat besides, and goes back to the common picture when given back', () => {
    const lights = new HallLights(orderSeats(80, eventId), { lights: 80, seatsPerLight: 1 });
    lights.show({ taken: 30, own: null });
    const changed = lights.show({ taken: 30, own });
    expect(changed.size).toBeLessThanOrEqual(2);
    lights.show({ taken: 29, own: null });
    expect(listDark(lights)).toEqual(dark(80, 29));
  });

  it('stays taken while others give theirs back', () => {
    const lights = new HallLights(orderSeats(80, eventId), { lights: 80, seatsPerLight: 1 });
    for (let taken = 80; taken >= 1; taken--) {
      lights.show({ taken, own });
      expect(lights.takenOf[own]).toBe(1);
    }
  });
});
