'use client';

import type { ComponentProps } from 'react';
import { FormField } from '@/components/ui/form-field';

interface EmailFieldProps extends ComponentProps<typeof FormField> {
  /** `username` where it says who signs in: a password manager keeps it with the password. */
  autoComplete: 'email' | 'username';
}

export function EmailField(props: EmailFieldProps) {
  return <FormField {...props} type="email" autoCapitalize="none" spellCheck={false} />;
}
