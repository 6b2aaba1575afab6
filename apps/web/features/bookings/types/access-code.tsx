import { lazy, Suspense, useState } from 'react';
import { loadModule } from '@/lib/http/load-module';
import type { CodeFormProps } from './code-form';

const CodeForm = lazy(() =>
  loadModule(() => import('./code-form')).then((module) => ({ default: module.CodeForm })),
);

/** For who has a code that opens more types, or makes tickets cheaper. */
export function AccessCode(props: CodeFormProps) {
  const [isAsking, setIsAsking] = useState(false);
  if (isAsking) {
    return (
      <Suspense fallback={<p role="status">Loading…</p>}>
        <CodeForm {...props} />
      </Suspense>
    );
  }
  return (
    <button
      type="button"
      className="min-h-11 justify-self-start rounded-lg font-medium text-accent hover:text-accent-strong"
      onClick={() => setIsAsking(true)}
    >
      I have a code
    </button>
  );
}
