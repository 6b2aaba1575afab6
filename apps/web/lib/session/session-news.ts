import { signInResultSchema } from '@lastseat/contracts';
import * as z from 'zod/mini';

/** What the tabs of one browser tell each other. They may be of different releases: it is parsed. */
const sessionNewsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed-in'), session: signInResultSchema }),
  z.object({ kind: z.literal('signed-out'), reason: z.enum(['expired', 'logged-out']) }),
]);
export type SessionNews = z.infer<typeof sessionNewsSchema>;

type NewsListener = (news: SessionNews) => void;

const listeners = new Set<NewsListener>();
let channel: BroadcastChannel | null = null;

/** To the other tabs; this one knows already. */
export function tellTabs(news: SessionNews): void {
  openChannel()?.postMessage(news);
}

/** @returns what ends it */
export function listenToTabs(listener: NewsListener): () => void {
  openChannel();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function openChannel(): BroadcastChannel | null {
  if (channel || typeof BroadcastChannel === 'undefined') return channel;
  try {
    channel = new BroadcastChannel('lastseat.session');
  } catch {
    return null; // Where a browser keeps no site data it may refuse: each tab is on its own then.
  }
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const news = sessionNewsSchema.safeParse(data);
    if (news.success) listeners.forEach((listener) => listener(news.data));
  });
  return channel;
}
