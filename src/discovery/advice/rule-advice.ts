import type { Funnel, FunnelStep } from '../../membership/index.js';
import { type Advice, figure, type Suggestion } from './advice.js';
import { BROAD, NARROW } from './bounds.js';

/** What a segment without members is told; with the funnel of its rule also which part of it leaves nobody. */
export function adviseEmpty(customers: number, funnel: Funnel | undefined): Advice {
  const none = { kind: 'EMPTY', strength: 'STRONG', segmentIds: [] } as const;
  const size = [figure('CUSTOMERS', customers), figure('MEMBERS', 0)];
  const culprit = funnel === undefined ? undefined : culpritOf(funnel);
  if (culprit === undefined) {
    const text = 'Nobody is in it.';
    return { ...none, text, change: 'Put somebody in, or change what its rule asks for.', figures: size, clause: null, suggestion: null };
  }
  const { step, isEnough } = culprit;
  return {
    ...none,
    text: `Nobody is in it: ${whyOf(funnel as Funnel, step, isEnough)}.`,
    change:
      step.alone === 0
        ? `Look whether ${step.text} says what is meant, and whether such data are sent.`
        : `Take ${step.text} out, or widen it.`,
    figures: [...size, figure('CLAUSE_ALONE', step.alone)],
    clause: step.text,
    suggestion: isEnough ? suggestionOf(step) : null,
  };
}

function whyOf({ kind }: Funnel, step: FunnelStep, isEnough: boolean): string {
  if (step.alone === 0) return `${step.text} holds for nobody`;
  if (kind === 'and' && isEnough) return `there is nobody for whom ${step.text} holds and the rest does too`;
  return `from ${step.text} on, its parts hold for nobody together`;
}

/** The part that leaves nobody: without which most are left; else after which nobody is. */
function culpritOf({ kind, steps }: Funnel): { readonly step: FunnelStep; readonly isEnough: boolean } | undefined {
  if (kind === 'or') return undefined;
  const enough = steps.reduce<FunnelStep | undefined>(
    (best, step) => ((step.without?.size ?? 0) > (best?.without?.size ?? 0) ? step : best),
    undefined,
  );
  if (enough !== undefined) return { step: enough, isEnough: true };
  const step = steps.find(({ alone }) => alone === 0) ?? steps.find(({ inOrder }) => inOrder === 0);
  return step === undefined ? undefined : { step, isEnough: false };
}

/** What is advised of the size of a segment, with the part of its rule that does the most about it. */
export function withPart(advice: Advice, { kind, size, base, steps }: Funnel): Advice {
  const sizes = steps.flatMap((step) => (step.without === null || keepsTo(step) ? [] : [{ step, without: step.without.size }]));
  if (advice.kind === 'TOO_NARROW' && kind === 'and') {
    // The least that is wide enough; else the most that there is.
    const wider = sizes.filter(({ without }) => without > size).toSorted((one, other) => one.without - other.without);
    const best = wider.find(({ without }) => without >= NARROW.members) ?? wider.at(-1);
    if (best !== undefined) return told(advice, best.step);
  }
  if (advice.kind === 'TOO_BROAD' && kind === 'or') {
    const best = sizes
      .filter(({ without }) => without > 0 && without < BROAD.share * base)
      .toSorted((one, other) => other.without - one.without)[0];
    if (best !== undefined) return told(advice, best.step);
  }
  return advice;
}

/** Whether a part keeps to those who may be reached: to widen a segment by others would be of no use. */
function keepsTo({ mentions }: FunnelStep): boolean {
  return mentions.some((mentioned) => mentioned === 'consent' || mentioned === 'consents' || mentioned.endsWith('_subscription_status'));
}

function told(advice: Advice, step: FunnelStep): Advice {
  const size = (step.without?.size ?? 0).toLocaleString('en');
  return {
    ...advice,
    change: `${advice.change} Without ${step.text} it would have ${size} members.`,
    clause: step.text,
    suggestion: suggestionOf(step),
  };
}

function suggestionOf({ without }: FunnelStep): Suggestion | null {
  return without === null ? null : { rule: without.text, size: without.size };
}
