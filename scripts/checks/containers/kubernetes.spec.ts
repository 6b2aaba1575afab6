import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { variableNames } from '../../../apps/api/src/common/config/config.js';
import { ROOT } from '../../runner/repository.js';
import { pinnedImage, readYaml } from './read-yaml.js';

interface Container {
  name: string;
  image: string;
  [option: string]: unknown;
}
interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  stringData?: Record<string, string>;
  resources?: string[];
  configMapGenerator?: { literals: string[] }[];
  spec?: {
    template?: { spec: Record<string, unknown> & { containers: Container[] } };
    strategy?: unknown;
  };
}

const FOLDER = 'apps/deploy/kubernetes';
const listFiles = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`);
const folders = [FOLDER, `${FOLDER}/migration`];
const manifests = folders.flatMap(listFiles).flatMap((file) => readYaml(file) as Manifest[]);
const ofKind = (kind: string) => manifests.filter((manifest) => manifest.kind === kind);
const pods = manifests.flatMap(({ kind, metadata, spec }) =>
  spec?.template === undefined
    ? []
    : [{ kind, name: metadata.name, strategy: spec.strategy, pod: spec.template.spec }],
);
const servers = pods.filter(({ kind }) => kind === 'Deployment');

describe('The Kubernetes manifests', () => {
  it('say what they are, and each is in its kustomization', () => {
    for (const manifest of manifests) {
      expect(manifest).toMatchObject({
        apiVersion: expect.any(String) as string,
        kind: expect.any(String) as string,
      });
    }
    for (const folder of folders) {
      const [kustomization] = readYaml(`${folder}/kustomization.yaml`) as [Manifest];
      const others = listFiles(folder)
        .map((file) => file.slice(folder.length + 1))
        .filter((name) => !['kustomization.yaml', 'secret.example.yaml'].includes(name));
      expect(kustomization.resources?.toSorted()).toEqual(others.sort());
    }
  });

  it.each(pods)('let $kind $name do nothing but what it is for', ({ pod }) => {
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      },
    });
    for (const container of pod.containers) {
      expect(container.image).toMatch(pinnedImage);
      expect(container['securityContext']).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(container['resources']).toMatchObject({
        requests: { cpu: expect.any(String) as string, memory: expect.any(String) as string },
        limits: { memory: expect.any(String) as string },
      });
    }
  });

  it.each(servers)('replace $name pod by pod, each ready before another goes', (server) => {
    const probes = ['startupProbe', 'livenessProbe', 'readinessProbe', 'lifecycle'];
    for (const container of server.pod.containers) {
      expect(Object.keys(container)).toEqual(expect.arrayContaining(probes));
    }
    expect(server.strategy).toEqual({ rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } });
    // The pause before the signal, the longest wait of a booking, and that of open answers.
    expect(server.pod['terminationGracePeriodSeconds']).toBeGreaterThanOrEqual(10 + 10 + 10);
    const budgets = ofKind('PodDisruptionBudget').map(({ metadata }) => metadata.name);
    expect(budgets).toContain(server.name);
  });

  it('give the API no variable that it does not know, and what it cannot do without', () => {
    const [{ configMapGenerator = [] }] = readYaml(`${FOLDER}/kustomization.yaml`) as [Manifest];
    const settings = configMapGenerator.flatMap(({ literals }) =>
      literals.map((literal) => literal.split('=', 1)[0]!),
    );
    const secret = ofKind('Secret').find(({ metadata }) => metadata.name === 'lastseat');
    const given = [...settings, ...Object.keys(secret?.stringData ?? {})];
    expect(given.filter((name) => !variableNames.includes(name))).toEqual([]);
    const required = ['DATABASE_URL', 'JWT_SECRET', 'REFRESH_TOKEN_SECRET', 'PUBLIC_URL'];
    expect(given).toEqual(expect.arrayContaining(required));
  });

  it('hold no secret', () => {
    for (const { stringData = {} } of ofKind('Secret')) {
      expect(new Set(Object.values(stringData))).toEqual(new Set(['']));
    }
  });
});
