import type { CountedOrganiser, EventDetails } from '@lastseat/contracts';
import { apiOrigin } from '@/lib/http/config';
import { listFacets, listUpcoming } from './list-events';

interface Listed {
  events: EventDetails[];
  organisers: readonly CountedOrganiser[];
}

/** Five hundred events: a search engine finds the others from their organisers' pages. */
const mostPages = 10;
const keptMs = 10 * 60 * 1_000;

let kept: { at: number; listed: Promise<Listed> } | null = null;

/**
 * What everybody may find, the soonest events first. Kept for ten minutes, and read once for all who ask
 * meanwhile: one request of a stranger must not become eleven of the API.
 */
export function listForSitemap(): Promise<Listed> {
  const now = Date.now();
  if (kept === null || now - kept.at > keptMs) {
    kept = { at: now, listed: readAll() };
    kept.listed.catch(() => {
      kept = null; // The next one asks again.
    });
  }
  return kept.listed;
}

async function readAll(): Promise<Listed> {
  const options = { origin: apiOrigin };
  const { organisers } = await listFacets(options);
  const events: EventDetails[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const { data, meta } = await listUpcoming(page, options);
    events.push(...data);
    if (page >= meta.totalPages) break;
  }
  return { events, organisers };
}
