import { expect, it } from 'vitest';
import { drawSmallHall } from './draw-small-hall';
import { splitLights } from './split-lights';

const eventId = '01920000-0000-7000-8000-000000000001';
const countDots = (path: string) => path.split('M').length - 1;
const split = (seats: number, free: number) =>
  splitLights(drawSmallHall(seats, eventId).dots, free / seats);

it.each([1, 2, 80, 150])('the small hall has one light for each free seat of %d', (seats) => {
  for (let free = 0; free <= seats; free++) {
    const { dark, bright } = split(seats, free);
    expect(countDots(bright)).toBe(free);
    expect(countDots(dark)).toBe(seats - free);
  }
});

it('a large hall on a card is dark when it is sold out, and not before', () => {
  expect(countDots(split(100_000, 1).bright)).toBe(1);
  expect(split(100_000, 0).bright).toBe('');
  expect(countDots(split(100_000, 100_000).bright)).toBeLessThanOrEqual(150);
});

it('a light that is dark at one count is dark at every lower one', () => {
  expect(split(80, 3).dark.startsWith(split(80, 40).dark)).toBe(true);
});
