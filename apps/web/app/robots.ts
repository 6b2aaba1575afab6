import type { MetadataRoute } from 'next';
import { getPublicOrigin } from '@/lib/http/config';

// One build serves under any address.
export const dynamic = 'force-dynamic';

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/', '/bookings', '/door', '/organise'] },
    sitemap: new URL('/sitemap.xml', getPublicOrigin()).href,
  };
}
