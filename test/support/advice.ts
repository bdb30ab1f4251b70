import { ask, viewer } from './graphql.js';
import type { TestWorkspace } from './workspace.js';

/* Advice as the API tells it. */

export interface Piece {
  readonly kind: string;
  readonly strength: string;
  readonly text: string;
  readonly change: string;
  readonly clause?: string | null;
  readonly figures: readonly { readonly measure: string; readonly value: number; readonly bound: number | null }[];
  readonly others?: readonly { readonly name: string }[];
  readonly segments?: readonly { readonly name: string }[];
  readonly suggestion: { readonly rule: string; readonly size: number } | null;
}
export interface Told {
  readonly advice: readonly Piece[];
  readonly unsaid: readonly { readonly kind: string; readonly reason: string; readonly segments: number }[];
}
export interface SetTold extends Told {
  readonly customers: number;
  readonly segments: number;
  readonly compared: number;
  readonly uncovered: number;
  readonly onlyInBroad: number;
  readonly each: readonly { readonly segment: { readonly name: string }; readonly advice: readonly Piece[] }[];
}

const PIECE = 'kind strength text change clause figures { measure value bound } others { name } suggestion { rule size }';
const UNSAID = 'unsaid { kind reason segments }';

export const adviceOf = async (workspace: TestWorkspace, id: string, kinds?: readonly string[], who = viewer()) =>
  (
    await ask<{ segmentAdvice: Told }>(
      workspace,
      `query ($id: ID!, $kinds: [AdviceKind!]) { segmentAdvice(segmentId: $id, kinds: $kinds) { asOf stale advice { ${PIECE} } ${UNSAID} } }`,
      { id, kinds },
      who,
    )
  ).segmentAdvice;

export const adviceOfAll = async (workspace: TestWorkspace, who = viewer()) =>
  (
    await ask<{ segmentSetAdvice: SetTold }>(
      workspace,
      `{ segmentSetAdvice { asOf customers segments compared uncovered onlyInBroad
        advice { kind strength text change figures { measure value bound } segments { name } suggestion { rule size } } ${UNSAID}
        each { segment { name } advice { ${PIECE} } } } }`,
      {},
      who,
    )
  ).segmentSetAdvice;

/** What takes no comparing of members with everybody. */
export const QUICK = ['TOO_BROAD', 'TOO_NARROW', 'EMPTY', 'UNREACHABLE', 'NEARLY_ANOTHER', 'WITHIN_ANOTHER', 'UNSTABLE'];
export const kindsOf = ({ advice }: Told) => advice.map(({ kind }) => kind);
