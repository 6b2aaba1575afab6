import { LoaderCircle } from 'lucide-react';

export function Spinner() {
  return (
    // Without motion it would look like a broken ring.
    <LoaderCircle
      className="size-5 shrink-0 animate-spin motion-reduce:hidden"
      aria-hidden="true"
    />
  );
}
