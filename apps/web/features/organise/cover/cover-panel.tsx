'use client';

import { coverMaxBytes, coverMediaTypes, type OrganiserEvent } from '@lastseat/contracts';
import { useState, type ComponentType } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { FileButton } from '@/components/ui/file-button';
import { deleteCover, putCover } from '@/features/organise/api/events-api';
import { organiserEvent } from '@/features/organise/api/resources';
import { findProblem } from '@/lib/http/api';
import { CropDialog } from './crop-dialog';

interface CoverPanelProps {
  event: OrganiserEvent;
  /** The event's picture, as on its card. */
  Cover: ComponentType<{ event: OrganiserEvent }>;
}

interface Chosen {
  file: File;
  picture: ImageBitmap;
}

/** The picture of an event. Until there is one, it is drawn. */
export function CoverPanel({ event, Cover }: CoverPanelProps) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const use = async (change: Promise<OrganiserEvent>) => {
    try {
      organiserEvent.put(await change, event.id);
      setChosen(null);
    } catch (error) {
      toast.error(explain(error));
    }
  };
  return (
    <section
      aria-labelledby="cover"
      className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card"
    >
      <h2 id="cover" className="sr-only">
        Picture
      </h2>
      <Cover event={event} />
      <div className="flex flex-wrap gap-2 p-4">
        <ChooseButton hasCover={event.coverImageId !== null} onChoose={setChosen} />
        {event.coverImageId !== null && (
          <Button variant="secondary" onClick={() => void use(deleteCover(event.id))}>
            Remove
          </Button>
        )}
      </div>
      <CropDialog
        picture={chosen?.picture ?? null}
        onCrop={async (crop) => {
          if (chosen) await use(putCover(event.id, chosen.file, crop));
        }}
        onClose={() => setChosen(null)}
      />
    </section>
  );
}

interface ChooseButtonProps {
  hasCover: boolean;
  onChoose: (chosen: Chosen | null) => void;
}

function ChooseButton({ hasCover, onChoose }: ChooseButtonProps) {
  return (
    <FileButton
      accept={coverMediaTypes}
      className="flex-1"
      onChoose={(file) => void choose(file).then(onChoose)}
    >
      {hasCover ? 'Another picture' : 'Add a picture'}
    </FileButton>
  );
}

const unreadable = 'This picture cannot be read. Use a JPEG, PNG, WebP or AVIF.';
const tooLarge = 'This picture is too large. Use one of at most 5 MB.';

async function choose(file: File): Promise<Chosen | null> {
  if (file.size > coverMaxBytes) {
    toast.error(tooLarge);
    return null;
  }
  try {
    return { file, picture: await createImageBitmap(file) };
  } catch {
    toast.error(unreadable);
    return null;
  }
}

function explain(error: unknown): string {
  const problem = findProblem(error);
  if (problem === null) return 'The picture did not arrive. Please try again.';
  if (problem.code === 'payload_too_large') return tooLarge;
  return problem.code === 'unsupported_media_type' ? unreadable : `${problem.title}.`;
}
