/** `left`: the person has closed the browser's own dialog. */
export type ShareOutcome = 'shared' | 'copied' | 'left' | 'failed';

interface ShareParts {
  /** Not in every browser. */
  share?: (data: ShareData) => Promise<void>;
  clipboard?: Pick<Clipboard, 'writeText'>;
}

/** By the browser's own dialog, else into the clipboard. */
export async function shareLink(
  { title, url }: { title: string; url: string },
  { share, clipboard }: ShareParts,
): Promise<ShareOutcome> {
  try {
    if (share) {
      await share({ title, url });
      return 'shared';
    }
  } catch (error) {
    // Whatever else went wrong, the clipboard may still take it.
    if (error instanceof DOMException && error.name === 'AbortError') return 'left';
  }
  try {
    if (!clipboard) return 'failed';
    await clipboard.writeText(url);
    return 'copied';
  } catch {
    return 'failed';
  }
}
