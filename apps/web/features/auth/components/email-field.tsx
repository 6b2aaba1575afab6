'use client';

import type { ComponentProps } from 'react';
import { FormField } from '@/components/ui/form-field';

export function EmailField(props: ComponentProps<typeof FormField>) {
  return (
    <FormField
      {...props}
      type="email"
      autoComplete="email"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
