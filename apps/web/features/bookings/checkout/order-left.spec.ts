import { describe, expect, it } from 'vitest';
import { secondsLeft, writeClock } from './order-left';

const at = (text: string) => Date.parse(`2027-03-15T${text}Z`);

describe('The clock of a checkout', () => {
  it('is a minute short of the truth, and never below nothing', () => {
    const end = '2027-03-15T10:15:00.000Z';
    expect(secondsLeft(end, at('10:00:00'))).toBe(14 * 60);
    expect(secondsLeft(end, at('10:13:59.500'))).toBe(1);
    expect(secondsLeft(end, at('10:14:30'))).toBe(0);
    expect(secondsLeft(end, at('11:00:00'))).toBe(0);
  });

  it('is written in minutes and seconds', () => {
    expect([840, 61, 5, 0].map(writeClock)).toEqual(['14:00', '1:01', '0:05', '0:00']);
  });
});
