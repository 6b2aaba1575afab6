import { expect, it } from 'vitest';
import { splitIntoPieces } from './break-places';

const split = (text: string) => {
  return splitIntoPieces(text).map(({ start, end }) => text.slice(start, end));
};

it.each([
  ['Rock & Roll, tonight!', ['Rock', '&', 'Roll,', 'tonight!']],
  ['AC/DC (live) 10%', ['AC/DC', '(live)', '10%']],
  // A line never begins with 、 or 」, and never ends with 「.
  ['東京、春の「夜」', ['東京、', '春の', '「夜」']],
  ['ดนตรีแจ๊ส', ['ดนตรี', 'แจ๊ส']],
  ['🎉🎉 yes', ['🎉', '🎉', 'yes']],
  ['', []],
])('a line of %j may end after each of these: %j', (text, pieces) => {
  expect(split(text)).toEqual(pieces);
});
