import { paymentIncidentKinds } from '@lastseat/contracts';
import { expect, it } from 'vitest';
import { incidentTexts } from './describe-incident';
import { parseIncidentsQuery, toApiQuery } from './incidents-query';

const id = '0199b1f0-5c1e-7d3a-9f60-0d5f8c6f7a11';

it('The address of the incidents says which, and is the default where it cannot be read', () => {
  expect(toApiQuery(parseIncidentsQuery({ list: 'all', before: id }))).toBe(
    `list=all&before=${id}`,
  );
  expect(toApiQuery(parseIncidentsQuery({ list: ['all'], before: 'x' }))).toBe('list=unseen');
});

it.each(paymentIncidentKinds)(
  'What happened, what was done and what to do is said of %s',
  (kind) => {
    const { title, ...sentences } = incidentTexts[kind];
    expect(title).not.toMatch(/\.$/);
    for (const text of Object.values(sentences)) expect(text).toMatch(/^[A-Z].*\.$/);
  },
);
