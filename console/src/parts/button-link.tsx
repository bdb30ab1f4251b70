import { Button, type ButtonProps } from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Given = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & ButtonProps & { readonly ref?: Ref<HTMLAnchorElement> };

function Anchor(given: Given) {
  return <Button component="a" {...given} />;
}

/** A link that looks like a button. */
export const ButtonLink: LinkComponent<typeof Anchor> = createLink(Anchor);
