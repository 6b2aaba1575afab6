import { expect, it } from 'vitest';
import { isDecodable } from './is-decodable';

it.each(['/events/%ff', '/events/%E0%A4%A', '/events/%', '/events/%zz/share.png'])(
  '%s stands for no text',
  (path) => expect(isDecodable(path)).toBe(false),
);

it.each(['/events/1', '/events/caf%C3%A9', '/events/%25ff', '/'])('%s stands for text', (path) => {
  expect(isDecodable(path)).toBe(true);
});
