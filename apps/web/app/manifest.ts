import type { MetadataRoute } from 'next';
import { paths } from '@/lib/http/paths';

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Lastseat',
    short_name: 'Lastseat',
    description: 'Seats for concerts, talks and workshops, with live counts of what is left.',
    start_url: paths.events(),
    display: 'standalone',
    background_color: '#f5f7fb',
    theme_color: '#1d4ed8',
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      {
        src: '/icons/icon-maskable-512.png',
        sizes: '512x512',
        type: 'image/png',
        purpose: 'maskable',
      },
    ],
  };
}
