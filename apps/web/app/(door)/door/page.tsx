import { redirect } from 'next/navigation';
import { paths } from '@/lib/http/paths';

export default function DoorsPage(): never {
  redirect(paths.doorStart());
}
