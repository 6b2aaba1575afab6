import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { forwardToLab, requireLab } from './lab-origin';

const web = join(import.meta.dirname, '../..');

afterEach(() => vi.unstubAllEnvs());

/** Of the pages and routes in `app/` that lead to the lab. */
function listLabRoutes(): string[] {
  const files = readdirSync(join(web, 'app'), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => /(^|\/)lab\//.test(file) && /(^|\/)(page|route)\./.test(file));
}

async function readPageExtensions(output: string): Promise<string[]> {
  vi.stubEnv('NEXT_OUTPUT', output);
  vi.resetModules();
  const { default: config } = await import('@/next.config');
  return config.pageExtensions ?? [];
}

describe('Where nobody runs races', () => {
  it('the page of the lab and its routes answer 404', async () => {
    vi.stubEnv('LAB_ORIGIN', '');
    expect(requireLab).toThrow(expect.objectContaining({ digest: 'NEXT_HTTP_ERROR_FALLBACK;404' }));
    const request = new Request('http://localhost/lab/go', { method: 'POST', body: '{}' });
    expect((await forwardToLab(request, '/go')).status).toBe(404);
  });

  it('the build for containers does not even see them', async () => {
    const routes = listLabRoutes();
    expect(routes).toHaveLength(3);
    const isSeen = (extensions: string[]) => (file: string) =>
      extensions.includes(file.slice(file.lastIndexOf('/') + 1).replace(/^[^.]+\./, ''));
    expect(routes.filter(isSeen(await readPageExtensions('')))).toEqual(routes);
    expect(routes.filter(isSeen(await readPageExtensions('standalone')))).toEqual([]);
    const image = readFileSync(join(web, 'Dockerfile'), 'utf8');
    expect(image).toMatch(/^ENV NEXT_OUTPUT=standalone/m);
    expect(image).not.toContain('LAB_ORIGIN');
  });
});

it('What the lab tells comes as it is told, and not compressed into one piece', async () => {
  let tellMore: (text: string) => void = () => undefined;
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
    tellMore = (text) => response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  vi.stubEnv('LAB_ORIGIN', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);

  const answer = await forwardToLab(new Request('http://localhost/lab/moments'), '/moments');
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  expect(answer.headers.get('cache-control')).toContain('no-transform');
  const reader = answer.body!.getReader();
  const read = async () => Buffer.from((await reader.read()).value!).toString();
  expect(await read()).toBe('data: 1\n\n');
  tellMore('data: 2\n\n');
  expect(await read()).toBe('data: 2\n\n');
});
