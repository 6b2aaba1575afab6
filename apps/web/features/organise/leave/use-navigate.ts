import { useRouter } from 'next/navigation';
import { leaveBy } from './leave-guard.store';

/** Leads to a page of ours from what is no link, and asks first where something would be lost. */
export function useNavigate(): (href: string) => void {
  const router = useRouter();
  return (href) => {
    leaveBy(() => router.push(href));
  };
}
