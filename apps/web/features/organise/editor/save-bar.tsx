import { Button } from '@/components/ui/button';

interface SaveBarProps {
  isShown: boolean;
  isSaving: boolean;
  onDiscard: () => void;
}

/** At the lower edge while something is not saved, wherever in the form one is. */
export function SaveBar({ isShown, isSaving, onDiscard }: SaveBarProps) {
  if (!isShown) return null;
  return (
    <div
      role="region"
      aria-label="Unsaved changes"
      className="sticky bottom-4 z-20 flex animate-rise flex-wrap items-center justify-end gap-3 rounded-2xl border border-line-strong bg-surface p-3 shadow-float"
    >
      <p className="mr-auto pl-2 text-sm font-medium text-muted max-sm:sr-only">Unsaved changes</p>
      <Button variant="secondary" className="max-sm:flex-1" onClick={onDiscard}>
        Discard
      </Button>
      <Button type="submit" className="max-sm:flex-1" isLoading={isSaving} loadingLabel="Saving…">
        Save
      </Button>
    </div>
  );
}
