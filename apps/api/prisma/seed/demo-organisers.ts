import type { MemberRole } from '@lastseat/contracts';

const concerts = {
  slug: 'small-hall',
  name: 'The Small Hall',
  text: [
    'We put on evenings that are too small for large halls: quartets, trios, plays for one voice.',
    'Doors open half an hour before. Whoever comes late waits for the interval.',
  ].join('\n\n'),
};

const gatherings = {
  slug: 'open-table',
  name: 'Open Table',
  text: [
    'Workshops, walks and talks by people who know their subject and like to share it.',
    'Bring what you need and what you want to show. There is always tea.',
  ].join('\n\n'),
};

/** Who sells the demonstration events. */
export const demoOrganisers = [concerts, gatherings];

export const demoMembers: { slug: string; email: string; role: MemberRole }[] = [
  { slug: concerts.slug, email: 'organiser@lastseat.example', role: 'owner' },
  { slug: gatherings.slug, email: 'organiser@lastseat.example', role: 'manager' },
  { slug: gatherings.slug, email: 'chloe@lastseat.example', role: 'owner' },
];

const onStage = ['Music', 'Theatre', 'Film', 'Dance'];

/** The slug of the one whose kind of event it is. */
export function findDemoOrganiser(category: string): string {
  return onStage.includes(category) ? concerts.slug : gatherings.slug;
}
