import type { Metadata } from 'next';
import { OrganiserHome } from './organiser-home';

export const metadata: Metadata = { title: 'Home' };

export default function OrganiserHomePage() {
  return <OrganiserHome />;
}
