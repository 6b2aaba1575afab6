import { notFound } from 'next/navigation';

/** Where the one answers that runs the races; null where there is none, as everywhere but on a machine of one's own. */
const findLabOrigin = (): string | null => process.env.LAB_ORIGIN || null;

/** Without a lab there is no page of it. */
export function requireLab(): void {
  if (findLabOrigin() === null) notFound();
}

/** Hands a request on to the lab, and its answer back as it comes. */
export async function forwardToLab(request: Request, path: '/go' | '/moments'): Promise<Response> {
  const origin = findLabOrigin();
  if (origin === null) return new Response(null, { status: 404 });
  try {
    const { status, body, headers } = await fetch(`${origin}${path}`, {
      method: request.method,
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      ...(request.method === 'POST' && { body: await request.text() }),
      cache: 'no-store',
      // Who has left the page is told nothing more.
      signal: request.signal,
    });
    const contentType = headers.get('content-type');
    return new Response(body, {
      status,
      headers: {
        ...(contentType !== null && { 'content-type': contentType }),
        // Compressed, the moments would wait for each other.
        'cache-control': 'no-store, no-transform',
      },
    });
  } catch {
    return new Response(null, { status: 502 });
  }
}
