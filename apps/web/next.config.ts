import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { NextConfig } from 'next';

const monorepoRoot = path.join(import.meta.dirname, '../..');

// The content security policy is not among them: it has a nonce, which proxy.ts makes at each request.
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  permissions('camera=()'),
];

/** Of an image, which has no rush lab: its pages are named so that only other builds see them (decision 78). */
const isForContainers = process.env.NEXT_OUTPUT === 'standalone';

/** The camera is for the door's pages alone. */
function permissions(camera: 'camera=()' | 'camera=(self)') {
  const nobody = 'microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()';
  return { key: 'Permissions-Policy', value: `${camera}, ${nobody}` };
}

const config: NextConfig = {
  poweredByHeader: false,
  pageExtensions: ['tsx', 'ts', ...(isForContainers ? [] : ['lab.tsx', 'lab.ts'])],
  // A server with only the files that it needs, for an image; `npm start` takes the usual build.
  ...(isForContainers && { output: 'standalone' as const }),
  reactStrictMode: true,
  // A step of `npm test` does, in a tenth of the time.
  typescript: { ignoreBuildErrors: true },
  // Of this build: what a browser keeps of it (sw.js) is worth nothing with the next one.
  env: { RELEASE: randomUUID() },
  // Next's development server knows itself as localhost only.
  allowedDevOrigins: ['127.0.0.1'],
  outputFileTracingRoot: monorepoRoot,
  // They find their WebAssembly beside themselves, so they stay where they are.
  serverExternalPackages: ['harfbuzzjs', 'woff2-encoder', 'bidi-js'],
  // The standalone server gets what it is seen to import; the fonts of the share pictures are read.
  outputFileTracingIncludes: {
    '/events/*/share.png': [
      '../../node_modules/@fontsource-variable/*/unicode.json',
      '../../node_modules/@fontsource-variable/*/files/*-wght-normal.woff2',
      '../../node_modules/harfbuzzjs/dist/harfbuzz.wasm',
    ],
  },
  turbopack: {
    root: monorepoRoot,
    resolveAlias: {
      // Of the core of Zod what our schemas need: decision 47.
      '../core/index.js': { browser: './zod-core.ts' },
      // A transport of Socket.IO that neither of our servers offers.
      './webtransport.js': { browser: './no-web-transport.cjs' },
      './transports/webtransport.js': { browser: './no-web-transport.cjs' },
    },
  },
  experimental: {
    // For the next build of the same folder. Most folders see one, and a third of its work was to write that.
    turbopackFileSystemCacheForBuild: false,
    // Browsers get none of them, and nothing of ours reads those of the server.
    turbopackSourceMaps: false,
  },
  headers: () =>
    Promise.resolve([
      { source: '/:path*', headers: securityHeaders },
      // Of two with the same name the later counts.
      { source: '/door/:path*', headers: [permissions('camera=(self)')] },
      {
        // The picture of a shared link is there for other sites.
        source: String.raw`/((?!events/[^/]+/share\.png$).*)`,
        headers: [{ key: 'Cross-Origin-Resource-Policy', value: 'same-origin' }],
      },
    ]),
};

export default config;
