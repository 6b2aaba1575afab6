import type { UserRole } from '@lastseat/contracts';

export interface DemoUser {
  email: string;
  name: string;
  role: UserRole;
  password: string;
}

/** The log-ins that README names. For a demonstration on one's own machine, and nowhere else. */
export const demoUsers: DemoUser[] = [
  { email: 'ada@lastseat.example', name: 'Ada Marsh', role: 'attendee', password: 'ada-demo-2026' },
  {
    email: 'ben@lastseat.example',
    name: 'Ben Okafor',
    role: 'attendee',
    password: 'ben-demo-2026',
  },
  {
    email: 'chloe@lastseat.example',
    name: 'Chloe Lindqvist',
    role: 'attendee',
    password: 'chloe-demo-2026',
  },
  {
    email: 'organiser@lastseat.example',
    name: 'Omar Reyes',
    role: 'organiser',
    password: 'organiser-demo-2026',
  },
  {
    email: 'admin@lastseat.example',
    name: 'Ana Novak',
    role: 'admin',
    password: 'admin-demo-2026',
  },
];
