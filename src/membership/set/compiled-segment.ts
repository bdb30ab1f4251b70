import type { RuleNeeds } from '../../catalogue/index.js';
import type { CompiledRule } from '../../compile/index.js';
import type { RuleOverTime } from './rule-over-time.js';

/** A dynamic segment, or the draft of one, with its compiled rule. */
export interface CompiledSegment {
  readonly id: string;
  readonly number: number;
  readonly rule: CompiledRule;
  /** The segments that the rule builds on directly, by id. */
  readonly buildsOn: ReadonlySet<string>;
  /** 0 if it builds on none, or only on static ones; else one more than the highest of those it builds on. */
  readonly level: number;
  /** The segment whose rule this one is to replace; its members are then those of a draft. */
  readonly draftOf: string | undefined;
  /** Of the build of its members that is to be told who has been evaluated; undefined if there is none. */
  readonly buildId: string | undefined;
  /** What its rule takes from whoever asks when its members come and go. */
  readonly needs: RuleNeeds;
  /** What is asked of instants to come, in place of `rule`. */
  readonly overTime: () => RuleOverTime;
}
