import { beforeEach, expect, it } from 'vitest';
import { markNewcomer, takeNewcomer } from './newcomer';
import { createStorage } from './testing/memory-storage';

const ada = '01920000-0000-7000-8000-00000000000a';
const bob = '01920000-0000-7000-8000-00000000000b';

let storage: ReturnType<typeof createStorage>;

beforeEach(() => {
  storage = createStorage();
});

it('who has just registered is new once', () => {
  markNewcomer(ada, storage);
  expect(takeNewcomer(ada, storage)).toBe(true);
  expect(takeNewcomer(ada, storage)).toBe(false);
});

it('nobody is greeted as new who only signs in', () => {
  expect(takeNewcomer(ada, storage)).toBe(false);
  markNewcomer(ada, storage);
  expect(takeNewcomer(bob, storage)).toBe(false);
});

it('where nothing can be kept nobody is new', () => {
  markNewcomer(ada, null);
  expect(takeNewcomer(ada, null)).toBe(false);
});
