/** A Kafka broker of a test file's own, where this machine has one. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findFreePort } from '@lastseat/embedded-postgres';
import { followLog } from '@lastseat/embedded-postgres/follow-log';
import { startGuarded, type GuardedProcess } from '@lastseat/embedded-postgres/guarded-process';
import { findProgram } from './find-program.js';

export interface KafkaBroker {
  /** As in KAFKA_BROKERS. */
  address: string;
  /** The same broker by TLS, for those who log in: what the API has to be given. */
  secure: Record<string, string>;
  /** Sends SIGKILL and resolves when it is gone. */
  kill(): Promise<void>;
  /** After {@link kill}: at the same address, with what it has on its disk. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Where `.ci/kafka/fetch.sh` puts the broker: it is not on npm, and no system packages it. */
const libraries = fileURLToPath(new URL('../../../../.data/kafka/', import.meta.url));
const java = findProgram('java');
const run = promisify(execFile);

const hasLibraries = existsSync(libraries);

/** `undefined` when there is none to start. */
export const kafkaProgram = hasLibraries ? java : undefined;

/** For the name of what needs a broker: with it whoever reads that it was skipped reads why. */
export const withKafka =
  java === undefined
    ? 'With a Kafka broker (there is no Java to run one)'
    : `With a Kafka broker${hasLibraries ? '' : ' (there is none: .ci/kafka/fetch.sh brings it)'}`;

/** A small one that starts quickly. */
const javaOptions = [
  ...['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dlog4j2.level=INFO'],
  ...['-cp', `${libraries}*`],
];
const CLUSTER_ID = 'AAAAAAAAAAAAAAAAAAAAAQ';
const USER = 'lastseat';
const PASSWORD = 'only tests log in with it';

export async function startKafka(): Promise<KafkaBroker> {
  if (kafkaProgram === undefined) throw new Error('No Kafka on this machine');
  const folder = await mkdtemp(join(tmpdir(), 'lastseat-kafka-'));
  const [address = '', secureAddress = '', controller = ''] = await listFreeAddresses(3);
  const configFile = join(folder, 'server.properties');
  await writeFile(configFile, configOf(folder, address, secureAddress, controller));
  const formatting = run(kafkaProgram, [
    ...[...javaOptions, 'kafka.tools.StorageTool', 'format'],
    ...['--cluster-id', CLUSTER_ID, '--config', configFile],
    ...['--add-scram', `SCRAM-SHA-512=[name=${USER},password=${PASSWORD}]`],
  ]);
  const [certificateFile] = await Promise.all([makeCertificate(folder), formatting]);
  let child = await start(kafkaProgram, folder, configFile);
  return {
    address,
    secure: {
      KAFKA_BROKERS: secureAddress,
      KAFKA_TLS: 'yes',
      KAFKA_USERNAME: USER,
      KAFKA_PASSWORD: PASSWORD,
      NODE_EXTRA_CA_CERTS: certificateFile,
    },
    async kill() {
      process.kill(child.pid, 'SIGKILL');
      await child.ended;
    },
    async restart() {
      child = await start(kafkaProgram, folder, configFile);
    },
    async stop() {
      await child.stop();
      await rm(folder, { recursive: true });
    },
  };
}

async function listFreeAddresses(count: number): Promise<string[]> {
  const ports = await Promise.all(Array.from({ length: count }, () => findFreePort()));
  return ports.map((port) => `127.0.0.1:${port}`);
}

/** One that was killed may register again when its session has ended: nine seconds unless set. */
const configOf = (folder: string, address: string, secure: string, controller: string) => `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@${controller}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listeners=PLAINTEXT://${address},SECURE://${secure},CONTROLLER://${controller}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SECURE:SASL_SSL,CONTROLLER:PLAINTEXT
listener.name.secure.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.secure.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.secure.ssl.keystore.type=PKCS12
listener.name.secure.ssl.keystore.location=${join(folder, 'keys.p12')}
listener.name.secure.ssl.keystore.password=${PASSWORD}
log.dirs=${join(folder, 'data')}
num.partitions=4
offsets.topic.num.partitions=1
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
broker.session.timeout.ms=2000
broker.heartbeat.interval.ms=500
`;

/** @returns the file of the certificate, which is its own authority */
async function makeCertificate(folder: string): Promise<string> {
  const certificateFile = join(folder, 'certificate.pem');
  const store = ['-keystore', join(folder, 'keys.p12'), '-storepass', PASSWORD, '-alias', 'broker'];
  await run('keytool', [
    ...['-genkeypair', ...store, '-keyalg', 'EC', '-dname', 'CN=broker', '-ext', 'BC=ca:true'],
    ...['-ext', 'SAN=IP:127.0.0.1'],
  ]);
  await run('keytool', ['-exportcert', '-rfc', ...store, '-file', certificateFile]);
  return certificateFile;
}

/** Resolves when it takes requests. */
async function start(program: string, folder: string, configFile: string): Promise<GuardedProcess> {
  const child = await startGuarded({
    command: program,
    args: [...javaOptions, 'kafka.Kafka', configFile],
    cwd: folder,
    env: {},
    logFile: join(folder, 'kafka.log'),
    // Killed and stopped alike, nothing of it is read again by anybody but this test.
    stop: [{ signal: 'SIGKILL', graceMs: 5_000 }],
  });
  await new Promise<void>((resolve, reject) => {
    const endFollowing = followLog(child.logFile, (line) => {
      if (line.includes('Kafka Server started')) resolve();
    });
    void child.ended.then(({ code }) => {
      endFollowing();
      reject(new Error(`Kafka ended at once with ${code}`));
    });
  });
  return child;
}
