import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Nameable } from '../../actions/index.js';
import type { Catalogue } from '../../catalogue/index.js';
import type { Question } from '../../database/index.js';
import { DomainError, normalLine } from '../../kernel/index.js';
import type { ReadingContext } from '../../membership/index.js';

/** What definitions are read and done with. */
export interface DefinitionContext extends ReadingContext {
  /** Whether destinations may be at addresses of a private network, and unencrypted. */
  readonly allowPrivate: boolean;
  /** The folder below which export schedules may write; undefined where there is none. */
  readonly exportFolder: string | undefined;
  /** A secret by the name that files call it by; undefined where nobody has told it. Throws INVALID_INPUT for a name that stands for no such secret. */
  readonly secretNamed: (name: string) => string | undefined;
}

/** A segment as it will be once a plan is done. */
export interface FutureSegment {
  readonly id: string;
  readonly name: string;
  readonly isStatic: boolean;
}

/** What definitions may name once everything before them in a plan is done. */
export interface Future {
  readonly segments: readonly FutureSegment[];
  readonly catalogue: Catalogue;
  readonly nameable: Nameable;
  readonly webhooks: readonly WorkspaceWebhook[];
}

/** A webhook that actions may call: it is no definition, and has a secret. Several may have one name. */
export interface WorkspaceWebhook {
  readonly id: string;
  readonly name: string;
}

/** What ids stand for, and names for, in a workspace. */
export interface Names {
  readonly segments: readonly { readonly id: string; readonly name: string }[];
  readonly webhooks: readonly WorkspaceWebhook[];
}

/** A definition beside segments and attributes, as a file says it. */
export interface Defined {
  readonly kind: string;
  /** In the workspace that the file was pulled from; null in a file that is written by hand, and of what has no id of its own. */
  readonly id: string | null;
}

/** The same as a workspace has it. */
export interface Stored {
  /** null of what has no id of its own: it is known by what it is called. */
  readonly id: string | null;
  /** When somebody last changed it; null of what is compared as it is. */
  readonly updatedAt: Date | null;
}

export interface Known {
  /** When it was last changed: it is changed, or deleted, only if it has not been since. */
  readonly updatedAt?: Date;
}

/**
 * A kind of definition beside segments and attributes: how files say it, what a workspace has of it, and how the one is made of the other. Everything else about it (folder, matching, plan,
 * what has moved) follows from this. Whatever refuses something throws a DomainError that begins with the field.
 */
export interface Kind<Of extends Defined = Defined, Here extends Of & Stored = Of & Stored> {
  readonly kind: Of['kind'];
  readonly folder: string;
  /** How a file of it looks. */
  readonly file: z.ZodType;
  /** What `file` has let through, as a definition: with what need not be said. */
  readonly readFile: (given: never) => Of;
  readonly writeFile: (definition: Of) => object;
  /** What it is called among those of its kind. */
  readonly nameOf: (definition: Of) => string;
  /** All of a workspace. */
  readonly stored: Question<(names: Names) => Here[]>;
  /** Whether a file that says no id of the workspace means it. */
  readonly isNamed: (stored: Here, definition: Of, future: Pick<Names, 'segments'>) => boolean;
  /** As a file says it that says what the workspace has: this file, if there is one already. */
  readonly asFile: (stored: Here, file: Of | undefined) => Of;
  /** What is to become of it; undefined where it is so already. */
  readonly plan: (context: DefinitionContext, definition: Of, before: Here | undefined, future: Future) => Promise<Of | undefined>;
  readonly create: (context: DefinitionContext, after: Of, names: Names) => Promise<unknown>;
  readonly update: (context: DefinitionContext, before: Of, after: Of, known: Known, names: Names) => Promise<unknown>;
  readonly delete: (context: DefinitionContext, before: Of, known: Known) => Promise<unknown>;
}

/** Names are the same whatever the case of their letters. */
export const caseless = (name: string) => normalLine(name).toLowerCase();

export function segmentNamed<Of extends { readonly name: string }>(segments: readonly Of[], name: string): Of | undefined {
  return segments.find((segment) => caseless(segment.name) === caseless(name));
}

/** The name of a webhook, where no other has it. */
export function nameOfWebhook(webhooks: readonly WorkspaceWebhook[], id: string): string | undefined {
  const name = webhooks.find((one) => one.id === id)?.name;
  return name !== undefined && webhookNamed(webhooks, name) === id ? name : undefined;
}

/** The only webhook of a name, or one by its id. */
export function webhookNamed(webhooks: readonly WorkspaceWebhook[], name: string): string | undefined {
  const named = webhooks.filter((one) => one.name === name);
  return named.length === 1 ? named[0]?.id : webhooks.find(({ id }) => id === name)?.id;
}

export const wrong = (message: string) => new DomainError('INVALID_INPUT', message);

/** Throws where something of a definition is not what the workspace has, and stays as it was made. */
export function refuseChanged(parts: Readonly<Record<string, readonly [given: unknown, there: unknown, told?: string]>>): void {
  for (const [name, [given, there, told = JSON.stringify(there)]] of Object.entries(parts)) {
    if (isDeepStrictEqual(given, there)) continue;
    throw wrong(`${name} is ${told} in the workspace, and cannot change: name another, without this id`);
  }
}

/** All of something but these parts. */
export function without<Of extends object, Name extends keyof Of>(whole: Of, names: readonly Name[]): Omit<Of, Name> {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !(names as readonly string[]).includes(name))) as Omit<Of, Name>;
}
