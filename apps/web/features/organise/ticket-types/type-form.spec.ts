import { describe, expect, it } from 'vitest';
import { emptyType, readTypeForm, toTypeForm } from './type-form';

const soldIn = { currency: 'EUR', timeZone: 'Europe/Vienna' };

describe('The form of a type of ticket', () => {
  it('says what was typed in the words of the API, and an empty field is no limit', () => {
    const form = { ...emptyType, name: 'Early bird', price: '12.50', capacity: '30' };
    const typed = { ...form, saleEndsAt: '2027-03-01T20:00', accessCode: ' friends ' };
    expect(readTypeForm(typed, soldIn).input).toEqual({
      ...{ name: 'Early bird', description: '', priceCents: 1_250, capacity: 30 },
      ...{ minPerPerson: 1, maxPerPerson: null, saleStartsAt: null },
      ...{ saleEndsAt: '2027-03-01T19:00:00.000Z', accessCode: 'FRIENDS' },
    });
  });

  it('says what is wrong at its field', () => {
    const typed = { ...emptyType, price: 'much', capacity: 'ten', accessCode: 'a b' };
    const { errors } = readTypeForm({ ...typed, saleStartsAt: '2027-02-30T10:00' }, soldIn);
    expect(Object.keys(errors ?? {}).sort()).toEqual([
      ...['accessCode', 'capacity', 'name', 'price', 'saleStartsAt'],
    ]);
  });

  it('shows a type as it was typed', () => {
    const form = { ...emptyType, name: 'VIP', price: '99', capacity: '5', maxPerPerson: '2' };
    const typed = { ...form, saleStartsAt: '2027-03-01T10:00', accessCode: 'FRIENDS' };
    const { input } = readTypeForm(typed, soldIn);
    const type = { ...input!, id: 'vip', remainingTickets: 5 };
    expect(toTypeForm(type, soldIn)).toEqual(typed);
  });
});
