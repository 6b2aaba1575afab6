import { describe, expect, it } from 'vitest';
import { parseActivityQuery } from './activity-query';

describe('The address of a list of changes', () => {
  it('says after which entry the page goes on', () => {
    const before = '01920000-0000-7000-8000-000000000001';
    expect(parseActivityQuery({ before })).toEqual({ before });
  });

  it.each([undefined, '', 'the last one', ['01920000-0000-7000-8000-000000000001']])(
    'is of the newest where it says %j',
    (before) => {
      expect(parseActivityQuery({ before })).toEqual({ before: '' });
    },
  );
});
