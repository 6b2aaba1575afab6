import { describe, expect, it } from 'vitest';
import { emptyCode, readCodeForm, toCodeForm, type CodeForm } from './code-form';

const soldIn = { currency: 'EUR', timeZone: 'Europe/Vienna' };
const typed: CodeForm = { ...emptyCode, name: 'Friends', code: ' autumn ', off: '20 %' };

describe('The form of a code', () => {
  it('says what was typed in the words of the API, and an empty field is no limit', () => {
    const nothing = { maxTickets: null, startsAt: null, endsAt: null };
    expect(readCodeForm(typed, [], soldIn).input).toEqual({
      ...{ name: 'Friends', code: 'AUTUMN', percentOff: 20, amountOffCents: null },
      ...{ ticketTypeIds: [], ...nothing },
    });
    const amount = { ...typed, kind: 'amount' as const, off: '2.50', maxTickets: '30' };
    const until = { ...amount, endsAt: '2027-03-01T20:00' };
    expect(readCodeForm(until, [], soldIn).input).toMatchObject({
      ...{ percentOff: null, amountOffCents: 250, maxTickets: 30 },
      endsAt: '2027-03-01T19:00:00.000Z',
    });
  });

  it('says what is wrong at its field', () => {
    const wrong = { ...typed, name: '', code: 'a b', off: '101', maxTickets: '0' };
    const { errors } = readCodeForm({ ...wrong, startsAt: '2027-02-30T10:00' }, [], soldIn);
    expect(Object.keys(errors ?? {}).sort()).toEqual([
      ...['code', 'maxTickets', 'name', 'off', 'startsAt'],
    ]);
    const nothing = readCodeForm({ ...typed, kind: 'amount', off: '' }, [], soldIn);
    expect(nothing.errors).toEqual({ off: 'Enter an amount, such as 5 or 2.50' });
  });

  it('shows a code as it was typed', () => {
    const form = { ...typed, code: 'AUTUMN', kind: 'amount' as const, off: '5', maxTickets: '8' };
    const { input } = readCodeForm({ ...form, startsAt: '2027-03-01T10:00' }, [], soldIn);
    const code = { ...input!, id: 'code', usedTickets: 0, isPaused: false };
    expect(toCodeForm(code, soldIn)).toEqual({ ...form, startsAt: '2027-03-01T10:00' });
  });
});
