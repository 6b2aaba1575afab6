import type { Machine } from './machine.js';

/**
 * The strangers' machines. What cannot hide each other shares one, since each costs an installation and a
 * build. Of Node: the least version that `package.json` allows, the newest of the LTS line after it, and
 * that of `.nvmrc`, each with the npm that it brings.
 */
export const MACHINES: readonly Machine[] = [
  {
    key: 'root',
    title: 'root, TZ=America/St_Johns',
    isRoot: true,
    environment: { TZ: 'America/St_Johns' },
    step: 'unit',
  },
  {
    key: 'path',
    title: 'a path with spaces and letters beyond ASCII, LC_ALL=C, no LANG',
    folder: 'Mes données (été) 東京',
    environment: { LC_ALL: 'C' },
    hasNoLanguage: true,
    step: 'unit',
  },
  {
    key: 'node-20',
    title: 'Node 20.19, TZ=Pacific/Auckland',
    versions: { node: '20.19.0', npm: '10.8.2' },
    environment: { TZ: 'Pacific/Auckland' },
    step: 'unit',
  },
  {
    key: 'node-22',
    title: "Node 22, npm's cache is read-only",
    versions: { node: '22.23.5', npm: '10.9.9' },
    hasReadOnlyCache: true,
  },
  {
    key: 'node-24',
    title: 'Node 24, NODE_ENV=production',
    versions: { node: '24.21.0', npm: '11.21.2' },
    environment: { NODE_ENV: 'production' },
    step: 'imports',
  },
  { key: 'offline', title: 'no network from the second start on', then: 'offline' },
  { key: 'beside', title: 'another copy runs', then: 'beside' },
];
