import { describe, expect, it } from 'vitest';
import { planHall } from './hall-plan';

const plan = (seats: number, aspect = 1.6) => planHall({ seats, aspect, mostLights: 3_000 });
const sizes = [1, 2, 3, 8, 20, 35, 36, 80, 108, 500, 2_999, 3_000, 3_001, 100_000];

describe('the plan of a hall', () => {
  it.each(sizes)('has a light for each seat of %d, or one for each block', (seats) => {
    const { lights, seatsPerLight, x, y } = plan(seats);
    expect(lights).toBeLessThanOrEqual(3_000);
    expect(x).toHaveLength(lights);
    expect(y).toHaveLength(lights);
    expect(lights * seatsPerLight).toBeGreaterThanOrEqual(seats);
    expect((lights - 1) * seatsPerLight).toBeLessThan(seats);
    if (seats <= 3_000) expect(seatsPerLight).toBe(1);
  });

  it.each([0.6, 1, 1.6, 2.5])('stays within a picture of %d to 1', (aspect) => {
    for (const seats of sizes) {
      const { x, y, pitch, height } = plan(seats, aspect);
      expect(Math.min(...x) - pitch / 2).toBeGreaterThanOrEqual(0);
      expect(Math.max(...x) + pitch / 2).toBeLessThanOrEqual(1);
      expect(Math.min(...y) - pitch / 2).toBeGreaterThanOrEqual(0);
      expect(Math.max(...y) + pitch / 2).toBeLessThanOrEqual(height + 1e-6);
    }
  });

  it.each(sizes)('puts no two of %d seats onto each other, nor any onto the stage', (seats) => {
    const { x, y, lights, pitch, stage } = plan(seats);
    for (let light = 1; light < lights; light++) {
      // Rows follow each other, so that whoever is near is not far before it in the list.
      for (let other = Math.max(0, light - 250); other < light; other++) {
        const distance = Math.hypot(x[light]! - x[other]!, y[light]! - y[other]!);
        if (distance < pitch * 0.95) expect.fail(`${light} and ${other} are ${distance} apart`);
      }
    }
    const front = Math.min(
      ...x.map((one, light) => Math.hypot(one - 0.5, y[light]! - stage.centreY)),
    );
    expect(front - pitch / 2).toBeGreaterThan(stage.radius + stage.depth / 2);
  });

  it('goes from the front to the back', () => {
    const { y } = plan(500);
    const third = (from: number) => y.slice(from, from + 160).reduce((sum, one) => sum + one, 0);
    expect(third(0)).toBeLessThan(third(170));
    expect(third(170)).toBeLessThan(third(340));
  });

  it('is the same every time', () => {
    expect(plan(80)).toEqual(plan(80));
  });

  it('makes no giants of a few seats', () => {
    expect(plan(2).pitch).toBeLessThan(0.1);
  });
});
