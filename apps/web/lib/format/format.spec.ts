import { describe, expect, it } from 'vitest';
import { formatCount } from './format';

describe('formatCount', () => {
  it('groups thousands', () => {
    expect(formatCount(12_500)).toBe('12,500');
  });
});
