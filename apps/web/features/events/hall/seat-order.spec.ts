import { describe, expect, it } from 'vitest';
import { orderSeats, ownSeat } from './seat-order';

const concert = '01920000-0000-7000-8000-000000000001';
const talk = '01920000-0000-7000-8000-000000000002';
const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

describe('the order in which seats go', () => {
  it.each([1, 2, 80, 5_000, 100_000])('has each of %d seats once', (seats) => {
    const order = orderSeats(seats, concert);
    expect(new Set(order).size).toBe(seats);
    expect(order.every((seat) => seat < seats)).toBe(true);
  });

  it("is an event's own, and the same every time", () => {
    expect(orderSeats(80, concert)).toEqual(orderSeats(80, concert));
    expect(orderSeats(80, concert)).not.toEqual(orderSeats(80, talk));
  });

  it('favours the front, but not row by row', () => {
    const order = [...orderSeats(1_000, concert)];
    expect(mean(order.slice(0, 300))).toBeLessThan(400);
    expect(mean(order.slice(700))).toBeGreaterThan(600);
    expect(Math.max(...order.slice(0, 100))).toBeGreaterThan(400);
  });

  it('a seat is one person’s own at each event', () => {
    expect(ownSeat(5_000, concert, 'ada')).toBe(ownSeat(5_000, concert, 'ada'));
    expect(ownSeat(5_000, concert, 'ada')).not.toBe(ownSeat(5_000, concert, 'carl'));
    expect(ownSeat(5_000, concert, 'ada')).not.toBe(ownSeat(5_000, talk, 'ada'));
    expect(ownSeat(1, concert, 'ada')).toBe(0);
  });
});
