import { describe, expect, it } from 'vitest';
import { parseInvoicesQuery, toApiQuery } from './invoices-query';

describe('The address of the invoices', () => {
  it('says what is looked for, and is the default where it cannot be read', () => {
    const found = parseInvoicesQuery({ search: ' ada ', status: 'paid', page: '2' });
    expect(found).toEqual({ search: 'ada', status: 'paid', page: 2 });
    expect(toApiQuery(found)).toBe('page=2&status=paid&search=ada');
    const nothing = { search: '', status: '', page: 1 };
    expect(parseInvoicesQuery({ search: ['a'], status: 'lost', page: '-1' })).toEqual(nothing);
    expect(toApiQuery(parseInvoicesQuery({}))).toBe('page=1');
  });
});
