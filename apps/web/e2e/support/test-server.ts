/** Behind the scenes: the database, and the API's process. */
import { testServerUrl } from './environment';

export async function query<Row>(statement: string, ...values: unknown[]): Promise<Row[]> {
  return (await ask('/query', { statement, values })) as Row[];
}

export async function stopApi(): Promise<void> {
  await ask('/api/stop');
}

/** Resolves when it answers. */
export async function startApi(): Promise<void> {
  await ask('/api/start');
}

/** It keeps its connections, and says nothing on them. */
export async function freezeApi(): Promise<void> {
  await ask('/api/freeze');
}

export async function thawApi(): Promise<void> {
  await ask('/api/thaw');
}

export async function ask(path: string, body: object = {}): Promise<unknown> {
  const answer = await fetch(`${testServerUrl}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}
