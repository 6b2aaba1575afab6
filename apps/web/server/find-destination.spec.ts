import { describe, expect, it } from 'vitest';
import { findDestination, readPath } from './find-destination';

describe('a request', () => {
  it.each(['/api', '/api/events?page=2', '/api/docs', '/socket.io/?EIO=4', '/api/%ff'])(
    'for %s is for the API',
    (path) => expect(findDestination(path)).toBe('api'),
  );

  it.each(['/', '/events/1', '/apidocs', '/socket.iox', '/%61pi/events', '//api/events'])(
    'for %s is for the web app',
    (path) => expect(findDestination(path)).toBe('pages'),
  );

  it.each([
    '/api/metrics',
    '/api/metrics/',
    '/api/metrics?x',
    '/api/metrics#x',
    '/api/metrics;x',
    '/api//metrics',
    '/api/%6detrics',
    '/api/%6Detri%63s',
    '/api/Metrics',
    '/api%2fmetrics',
  ])('for %s is for nobody', (path) => expect(findDestination(path)).toBe('hidden'));

  it.each(['*', 'api/events', ''])('for “%s” has no path', (path) => {
    expect(findDestination(path)).toBe('unreadable');
  });
});

it('the target of a request may name the server, which changes nothing', () => {
  expect(readPath('http://somewhere.example:80/api/metrics')).toBe('/api/metrics');
  expect(readPath('http://somewhere.example')).toBe('/');
  expect(readPath('/events?next=http://x')).toBe('/events?next=http://x');
});
