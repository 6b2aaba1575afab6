import { redirect } from 'next/navigation';
import { paths } from '@/lib/http/paths';

/** Without the token of a mail there is nothing to do here but to ask for one. */
export default function ResetPasswordStart() {
  redirect(paths.forgotPassword());
}
