/**
 * Answers for the pages of tickets while there is no network: with one kept page, whose script shows the
 * tickets that are kept in the browser's storage. It keeps no answer of the API and no page of a person,
 * and has no say while a server answers, whatever that answers.
 *
 * Shows what the server tells this browser while no page is open, such as an offer of the waitlist.
 */
const release = new URL(self.location.href).searchParams.get('release');
const cachePrefix = 'lastseat.offline.';
const cacheName = `${cachePrefix}${release}`;
const shellPath = '/tickets/offline';

const isTicketPage = (path) => /^\/bookings(\/[^/]+)?$/.test(path);
const isOfTheBuild = (path) => path.startsWith('/_next/static/');

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(removeOtherReleases());
});

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  if (mode === 'navigate' && isTicketPage(pathname)) {
    event.respondWith(fetchOrFind(event.request, shellPath));
  } else if (isOfTheBuild(pathname)) {
    event.respondWith(fetchOrFind(event.request, pathname));
  }
});

/** `fetch` rejects only where nobody answers: an error of the server is an answer, and is passed on. */
async function fetchOrFind(request, keptAs) {
  try {
    return await fetch(request);
  } catch (error) {
    const cache = await caches.open(cacheName);
    const kept = await cache.match(keptAs);
    if (kept) return kept;
    throw error;
  }
}

/** The page with its headers, so that its policy and its nonce stay together, and the files it names. */
async function keepShell() {
  const response = await fetch(shellPath, { cache: 'no-store' });
  if (!response.ok || response.redirected)
    throw new Error(`The page is not there: ${response.status}`);
  const markup = await response.clone().text();
  const files = new Set(markup.match(/\/_next\/static\/[\w./~-]+\.(?:js|css)\b/g));
  const cache = await caches.open(cacheName);
  await cache.addAll(files);
  // Last: a page without its files would be worth nothing.
  await cache.put(shellPath, response);
}

async function removeOtherReleases() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(cachePrefix) && name !== cacheName);
  await Promise.all(others.map((name) => caches.delete(name)));
}

self.addEventListener('push', (event) => {
  const { title, body, path, tag } = event.data.json();
  const options = { body, tag, data: { path }, icon: '/icons/icon-192.png' };
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPage(event.notification.data.path));
});

/** The window that is there already, if one is: a second one of the same page would be in the way. */
async function openPage(path) {
  const { href, origin } = new URL(path, self.location.origin);
  // Whatever a message says, it leads to no other site.
  if (origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: 'window' });
  const open = windows.find(({ url }) => url === href);
  await (open ? open.focus() : self.clients.openWindow(href));
}
