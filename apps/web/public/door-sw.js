/**
 * Answers for the pages of the door while there is no network: with one kept page, which is the same for
 * everybody and reads from its address which door it is. What it shows is in the browser's database. It keeps
 * no answer of the API, and registers for /door/ alone.
 */
const release = new URL(self.location.href).searchParams.get('release');
const cachePrefix = 'lastseat.door.';
const cacheName = `${cachePrefix}${release}`;
const shellPath = '/door/start';

/** People stand in line: a network that says nothing for so long is none. */
const patienceMs = 4_000;

const isOfTheBuild = (path) => path.startsWith('/_next/static/');

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(removeOtherReleases());
});

/** What a page has loaded since: it may be asked for again without a network. */
self.addEventListener('message', (event) => {
  const paths = event.data.files.map((file) => new URL(file, self.location.origin).pathname);
  const [port] = event.ports;
  event.waitUntil(
    keepFiles(paths.filter(isOfTheBuild)).then(
      () => port.postMessage({ isKept: true }),
      () => port.postMessage({ isKept: false }),
    ),
  );
});

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  if (mode === 'navigate') event.respondWith(fetchPage(event.request));
  else if (isOfTheBuild(pathname)) event.respondWith(findFile(event.request, pathname));
});

/** Where the server is not there, or somebody for it says that it is not, the kept page is better than none. */
async function fetchPage(request) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(shellPath);
  if (!kept) return fetch(request);
  const answered = fetch(request).then(
    (answer) => (answer.status >= 500 ? kept : answer),
    () => kept,
  );
  const late = new Promise((resolve) => {
    setTimeout(() => resolve(kept), patienceMs);
  });
  return Promise.race([answered, late]);
}

/** What is in a file of the build never changes: its name would. */
async function findFile(request, path) {
  const cache = await caches.open(cacheName);
  return (await cache.match(path)) ?? fetch(request);
}

/** The page with its headers, so that its policy and its nonce stay together, and the files it names. */
async function keepShell() {
  const response = await fetch(shellPath, { cache: 'no-store' });
  if (!response.ok || response.redirected)
    throw new Error(`The page is not there: ${response.status}`);
  const markup = await response.clone().text();
  const files = new Set(markup.match(/\/_next\/static\/[\w./~-]+\.(?:js|css)\b/g));
  await keepFiles([...files]);
  const cache = await caches.open(cacheName);
  // Last: a page without its files would be worth nothing.
  await cache.put(shellPath, response);
}

async function keepFiles(paths) {
  const cache = await caches.open(cacheName);
  const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  await cache.addAll(paths.filter((path) => !known.has(path)));
}

async function removeOtherReleases() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(cachePrefix) && name !== cacheName);
  await Promise.all(others.map((name) => caches.delete(name)));
}
