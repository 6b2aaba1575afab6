import { describe, expect, it } from 'vitest';
import { shareLink } from './share-link';

const link = { title: 'An evening', url: 'https://seats.example/events/1' };

function makeClipboard() {
  const written: string[] = [];
  return { written, writeText: async (text: string) => void written.push(text) };
}
const refuse = (name: string) => async () => {
  throw new DOMException('No', name);
};

describe('A link that is shared', () => {
  it('goes through the browser’s own dialog where there is one', async () => {
    const given: ShareData[] = [];
    const clipboard = makeClipboard();
    const share = async (data: ShareData) => void given.push(data);
    expect(await shareLink(link, { share, clipboard })).toBe('shared');
    expect([given, clipboard.written]).toEqual([[link], []]);
  });

  it('is copied where there is no dialog, or where it fails', async () => {
    for (const share of [undefined, refuse('NotAllowedError')]) {
      const clipboard = makeClipboard();
      expect(await shareLink(link, { ...(share && { share }), clipboard })).toBe('copied');
      expect(clipboard.written).toEqual([link.url]);
    }
  });

  it('is not copied behind the back of somebody who closed the dialog', async () => {
    const clipboard = makeClipboard();
    expect(await shareLink(link, { share: refuse('AbortError'), clipboard })).toBe('left');
    expect(clipboard.written).toEqual([]);
  });

  it('says so where the browser lets nobody copy', async () => {
    expect(await shareLink(link, {})).toBe('failed');
    const clipboard = { writeText: refuse('NotAllowedError') };
    expect(await shareLink(link, { clipboard })).toBe('failed');
  });
});
