import { orderStates } from '@lastseat/contracts';
import { expect, it } from 'vitest';
import { orderTabs, parseOrdersQuery, toApiQuery } from './orders-query';

const id = '0199b1f0-5c1e-7d3a-9f60-0d5f8c6f7a11';

it('The address of the orders says what is looked for, and is the default where it cannot be read', () => {
  const found = parseOrdersQuery({ search: ' ada ', state: 'paid', before: id });
  expect(found).toEqual({ search: 'ada', state: 'paid', before: id });
  expect(toApiQuery(found)).toBe(`state=paid&search=ada&before=${id}`);
  const nothing = { search: '', state: '', before: '' };
  expect(parseOrdersQuery({ search: ['a'], state: 'lost', before: 'x' })).toEqual(nothing);
  expect(toApiQuery(parseOrdersQuery({}))).toBe('');
});

it('Every state of an order can be looked for', () => {
  expect(orderTabs.toSorted()).toEqual(['', ...orderStates].toSorted());
});
