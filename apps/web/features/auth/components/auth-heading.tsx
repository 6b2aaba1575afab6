import { Info } from 'lucide-react';
import { Link } from '@/components/ui/link';

interface AuthHeadingProps {
  title: string;
  question: string;
  link: { href: string; label: string };
  /** Why the person is here. */
  notice?: string;
}

export function AuthHeading({ title, question, link, notice }: AuthHeadingProps) {
  return (
    <>
      <h1 className="text-3xl font-bold tracking-tight">{title}</h1>
      <p className="mt-2 text-muted">
        {question}{' '}
        <Link
          href={link.href}
          className="rounded font-semibold whitespace-nowrap text-accent underline-offset-4 hover:underline"
        >
          {link.label}
        </Link>
      </p>
      {notice && (
        <p className="mt-6 flex gap-2.5 rounded-xl bg-accent-soft px-4 py-3 text-sm font-medium text-accent">
          <Info className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          {notice}
        </p>
      )}
    </>
  );
}
