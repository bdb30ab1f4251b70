/** What is used of it here; it brings no types. */
declare module 'react-reconciler' {
  import type { ReactNode } from 'react';

  interface Reconciler {
    createContainer(root: object, tag: number, ...rest: unknown[]): object;
    updateContainer(element: ReactNode, container: object, parent: null, callback: null): void;
  }
  const createReconciler: (host: object) => Reconciler;
  export = createReconciler;
}
declare module 'react-reconciler/constants' {
  export const ConcurrentRoot: number;
  export const DefaultEventPriority: number;
}
