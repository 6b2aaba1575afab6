import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../runner/repository.js';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface Manifest {
  engines: { node: string };
  devDependencies: Record<string, string>;
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const ofContainers = read('.nvmrc').trim();
const least = manifest.engines.node.replace(/^>=/, '');

const majorOf = (version: string) => Number.parseInt(version, 10);

describe('Node', () => {
  it.each(['api', 'web'])('has the version of .nvmrc in every stage of the image of %s', (name) => {
    const file = read(`apps/${name}/Dockerfile`);
    const versions = [...file.matchAll(/^FROM node:([\d.]+)-/gm)].map(([, version]) => version);
    expect(versions.length).toBeGreaterThan(1);
    expect(new Set(versions)).toEqual(new Set([ofContainers]));
  });

  it('has an even major version in .nvmrc, as only those get long support', () => {
    expect(ofContainers).toMatch(/^\d+\.\d+\.\d+$/);
    expect(majorOf(ofContainers) % 2).toBe(0);
    expect(majorOf(ofContainers)).toBeGreaterThanOrEqual(majorOf(least));
  });

  it.each(['README.md', 'CONTRIBUTING.md'])(
    'has in %s the least version of package.json',
    (page) => {
      const named = [...read(page).matchAll(/Node (\d+\.\d+) or newer/g)].map(
        ([, version]) => version,
      );
      expect(named).toEqual([least]);
    },
  );

  it('has the types of its least version, so that nothing newer compiles', () => {
    expect(majorOf(manifest.devDependencies['@types/node'] ?? '')).toBe(majorOf(least));
  });
});
