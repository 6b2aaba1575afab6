import { writeJsonForScript } from './structured-data';

export function StructuredData({ data }: { data: unknown }) {
  return <script type="application/ld+json">{writeJsonForScript(data)}</script>;
}
