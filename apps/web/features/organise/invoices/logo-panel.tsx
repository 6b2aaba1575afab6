'use client';

import { logoMaxBytes, logoMediaTypes, type Invoicing } from '@lastseat/contracts';
import { useEffect, useRef } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { FileButton } from '@/components/ui/file-button';
import { deleteLogo, putLogo } from '@/features/organise/api/invoices-api';
import { invoicing } from '@/features/organise/api/resources';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { findProblem } from '@/lib/http/api';

/** The picture at the top of the PDFs. It is kept at once, and not with the form. */
export function LogoPanel({ logo }: Pick<Invoicing, 'logo'>) {
  const { put, remove } = useLogo();
  return (
    <section aria-labelledby="logo" className="mt-10 grid gap-3 border-t border-line pt-6">
      <h2 id="logo" className="text-lg font-semibold">
        Logo
      </h2>
      <p className="text-sm text-muted">
        Stands at the top of each PDF, at most 50 × 18 mm. PNG or JPEG, at most 1 MB.
      </p>
      {logo !== null && <LogoPicture logo={logo} />}
      <div className="flex flex-wrap gap-2">
        <FileButton accept={logoMediaTypes} onChoose={put}>
          {logo === null ? 'Add a logo' : 'Another logo'}
        </FileButton>
        {logo !== null && (
          <Button variant="secondary" onClick={remove}>
            Remove the logo
          </Button>
        )}
      </div>
    </section>
  );
}

function useLogo() {
  const { id } = useOrganiser();
  const keep = async (change: Promise<Invoicing>) => {
    try {
      invoicing.put(await change, id);
      toast.success('Logo changed.');
    } catch (error) {
      toast.error(explain(error));
    }
  };
  return {
    put: (file: File) => {
      if (file.size > logoMaxBytes) toast.error(tooLarge);
      else void keep(putLogo(id, file));
    },
    remove: () => void keep(deleteLogo(id)),
  };
}

/** On white, as it is on paper. On a canvas: the page's policy lets no element load what is only in memory. */
function LogoPicture({ logo }: { logo: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isCurrent = true;
    const draw = async () => {
      const picture = await createImageBitmap(toBlob(logo));
      const element = canvas.current;
      if (!isCurrent || element === null) return;
      Object.assign(element, { width: picture.width, height: picture.height });
      element.getContext('2d')?.drawImage(picture, 0, 0);
    };
    void draw();
    return () => {
      isCurrent = false;
    };
  }, [logo]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label="The logo"
      className="max-h-28 max-w-full justify-self-start rounded-xl border border-line bg-[white] p-3"
    />
  );
}

const toBlob = (base64: string) =>
  new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);

const unreadable = 'This picture cannot be read. Use a PNG or a JPEG.';
const tooLarge = 'This picture is too large. Use one of at most 1 MB.';

function explain(error: unknown): string {
  const problem = findProblem(error);
  if (problem === null) return 'The change did not arrive. Please try again.';
  if (problem.code === 'payload_too_large') return tooLarge;
  return problem.code === 'unsupported_media_type' ? unreadable : `${problem.title}.`;
}
