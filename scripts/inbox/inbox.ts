// The post office of `npm start`: takes every mail by SMTP, delivers none, and shows them on a page. Both
// are open to this machine only, and whoever is on it may read everything.
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { Scope } from '../runner/scope.js';
import { answerRequest } from './answer-request.js';
import { CaughtMails } from './caught-mails.js';

const HOST = '127.0.0.1';
const MOST_BYTES = 10 * 1024 * 1024;

export interface Inbox {
  smtpUrl: string;
  /** Of the page. */
  url: string;
}

export interface InboxOptions {
  /** 0: any that is free. */
  port: number;
  /** Whose pictures mails may show: the web app's. */
  webUrl: string;
}

/** It is open as long as the scope. */
export async function startInbox(scope: Scope, { port, webUrl }: InboxOptions): Promise<Inbox> {
  const mails = new CaughtMails();
  const smtp = createSmtpServer(mails);
  await scope.own(
    () => listen(smtp.server, 0),
    () => new Promise<void>((resolve) => smtp.close(() => resolve())),
  );
  const pages = createServer((request, response) =>
    answerRequest({ mails, webUrl }, request, response),
  );
  await scope.own(
    () => listen(pages, port),
    async () => {
      pages.closeAllConnections();
      pages.close();
    },
  );
  return {
    smtpUrl: `smtp://${HOST}:${portOf(smtp.server)}`,
    url: `http://${HOST}:${portOf(pages)}`,
  };
}

function createSmtpServer(mails: CaughtMails): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    size: MOST_BYTES,
    closeTimeout: 500,
    onData(stream, _session, done) {
      buffer(stream)
        .then((source) => mails.add(source))
        .then(
          () => done(),
          (error: unknown) => done(error as Error),
        );
    },
  });
  // Of a connection that is cut: the mail comes again.
  server.on('error', () => undefined);
  return server;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;
