// The bank of `npm start`, where STRIPE_SECRET_KEY is not set: it is open to this machine only, and knows no money.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Scope } from '../runner/scope.js';
import { answerPayments } from './answer-payments.js';
import { MessageSender } from './message-sender.js';
import type { Road } from './road.js';
import { TestMoney } from './test-money.js';

const HOST = '127.0.0.1';

export interface TestPayments {
  url: string;
  money: TestMoney;
  sender: MessageSender;
}

const goodRoad: Road = { there: async () => undefined, back: async () => undefined };

export interface TestPaymentsOptions {
  /** 0: any that is free. */
  port: number;
  secret: string;
  /** Who is told of payments. */
  apiUrl: string;
  /** Left out: one on which nothing goes wrong. */
  road?: Road;
}

/** It is open as long as the scope. */
export async function startTestPayments(
  scope: Scope,
  { port, secret, apiUrl, road = goodRoad }: TestPaymentsOptions,
): Promise<TestPayments> {
  const money = new TestMoney();
  const sender = new MessageSender(apiUrl, secret);
  const url = () => `http://${HOST}:${(server.address() as AddressInfo).port}`;
  const server = createServer((request, response) => {
    answerPayments({ money, sender, secret, url, road }, request, response).catch(() => {
      response.writeHead(400).end();
    });
  });
  await scope.own(
    () => listen(server, port),
    async () => {
      sender.end();
      server.closeAllConnections();
      server.close();
    },
  );
  return { url: url(), money, sender };
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
