import { createContext, type ReactNode } from 'react';
import createReconciler from 'react-reconciler';
import { ConcurrentRoot, DefaultEventPriority } from 'react-reconciler/constants';

/* React as it is, on a screen that only remembers what it shows: hooks, effects, strict mode and concurrent rendering, without a browser. */

/** An element on the screen, or a text. */
export interface Shown {
  readonly type: string;
  readonly text: string;
  props: Readonly<Record<string, unknown>>;
  readonly children: Shown[];
}

const nothing = () => null;
const no = () => false;
let priority = 0;

function remove(parent: Shown, child: Shown): void {
  const place = parent.children.indexOf(child);
  if (place >= 0) parent.children.splice(place, 1);
}

function append(parent: Shown, child: Shown, before?: Shown): void {
  remove(parent, child);
  const place = before === undefined ? -1 : parent.children.indexOf(before);
  parent.children.splice(place < 0 ? parent.children.length : place, 0, child);
}

const HOST = {
  supportsMutation: true,
  supportsPersistence: false,
  supportsHydration: false,
  isPrimaryRenderer: true,
  noTimeout: -1,
  scheduleTimeout: setTimeout,
  cancelTimeout: clearTimeout,
  supportsMicrotasks: true,
  scheduleMicrotask: queueMicrotask,
  getRootHostContext: nothing,
  getChildHostContext: nothing,
  prepareForCommit: nothing,
  resetAfterCommit: nothing,
  clearContainer: (parent: Shown) => void (parent.children.length = 0),
  createInstance: (type: string, props: Shown['props']): Shown => ({ type, text: '', props, children: [] }),
  createTextInstance: (text: string): Shown => ({ type: '', text, props: {}, children: [] }),
  appendInitialChild: append,
  finalizeInitialChildren: no,
  shouldSetTextContent: no,
  appendChild: append,
  appendChildToContainer: append,
  insertBefore: append,
  insertInContainerBefore: append,
  removeChild: remove,
  removeChildFromContainer: remove,
  commitUpdate: (shown: Shown, _type: string, _before: unknown, props: Shown['props']) => void (shown.props = props),
  commitTextUpdate: (shown: { text: string }, _before: string, text: string) => void (shown.text = text),
  detachDeletedInstance: nothing,
  getPublicInstance: (instance: unknown) => instance,
  preparePortalMount: nothing,
  setCurrentUpdatePriority: (next: number) => void (priority = next),
  getCurrentUpdatePriority: () => priority,
  resolveUpdatePriority: () => priority || DefaultEventPriority,
  shouldAttemptEagerTransition: no,
  trackSchedulerEvent: nothing,
  resolveEventType: nothing,
  resolveEventTimeStamp: () => -1.1,
  requestPostPaintCallback: nothing,
  maySuspendCommit: no,
  preloadInstance: () => true,
  startSuspendingCommit: nothing,
  suspendInstance: nothing,
  waitForCommitToBeReady: nothing,
  NotPendingTransition: null,
  HostTransitionContext: createContext(null),
  resetFormInstance: nothing,
};

const reconciler = createReconciler(HOST);

export interface Rendering {
  render(element: ReactNode): void;
  unmount(): void;
  /** All text that is shown, a line for each element that has any. */
  text(): string;
  /** Clicks on the first element of which this is the text. */
  click(text: string): void;
}

export function startRendering(element: ReactNode): Rendering {
  const fail = (error: unknown) => {
    throw error;
  };
  const screen: Shown = { type: 'screen', text: '', props: {}, children: [] };
  const container = reconciler.createContainer(screen, ConcurrentRoot, null, false, null, '', fail, fail, fail, nothing);
  const render = (next: ReactNode) => reconciler.updateContainer(next, container, null, null);
  render(element);
  return {
    render,
    unmount: () => render(null),
    text: () => linesOf(screen).join('\n'),
    click(text) {
      const target = everything(screen).find((shown) => typeof shown.props['onClick'] === 'function' && textOf(shown) === text);
      if (target === undefined) throw new Error(`Nothing to click on says '${text}':\n${linesOf(screen).join('\n')}`);
      (target.props['onClick'] as () => void)();
    },
  };
}

function everything(shown: Shown): Shown[] {
  return [shown, ...shown.children.flatMap(everything)];
}

function textOf(shown: Shown): string {
  return shown.text + shown.children.map(textOf).join('');
}

function linesOf(shown: Shown): string[] {
  const hasText = shown.children.some(({ type }) => type === '');
  return hasText ? [textOf(shown)] : shown.children.flatMap(linesOf);
}
