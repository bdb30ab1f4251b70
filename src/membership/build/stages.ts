import { emptySql, sql, type Sql } from '../../database/index.js';

/**
 * The stages of a build: of finding and writing the members of a new rule. A build is one row of `segment_build`, from `beginBuild` until it is over.
 *
 *        a base of one step, or the              a large base,
 *        embedded database                       on PostgreSQL
 *               │                                     │
 *               ▼         `unreadable`                ▼
 *           walking ◄──────────────────────────── finding
 *               │                                     │ `found`
 *               │                                     ▼
 *               │                                  writing
 *               │ the last customers                  │ the last part
 *               ├─────────────────────────────────────┘
 *               ├── a segment's own rule: over
 *               └── a draft: complete, and over when it has taken over from the rule before (take-over.ts)
 *
 * - walking: members are found and written customer after customer, some at a time (build-step.ts).
 * - finding: one reading of the whole base, in which nothing is written yet (find-members.ts).
 * - writing: the members that were found are written part by part (build-step.ts).
 *
 * A build that a newer edit supersedes begins anew under another id, and one that is given up is deleted, both in any stage.
 */
export const BUILD_STAGES = ['walking', 'finding', 'writing'] as const;
export type BuildStage = (typeof BUILD_STAGES)[number];

/** The stages in which steps write members; in the other one, none is written. */
export const WRITING_STAGES = ['walking', 'writing'] as const satisfies readonly BuildStage[];
export type WritingStage = (typeof WRITING_STAGES)[number];

/** What leads from one stage to the next. */
const TRANSITIONS = {
  /** The base has been read. */
  found: { from: 'finding', to: 'writing', statement: sql`/* build.found */` },
  /** The rule cannot be evaluated for somebody: walking finds out for whom. */
  unreadable: { from: 'finding', to: 'walking', statement: sql`/* build.unreadable */` },
} as const satisfies Readonly<Record<string, { readonly from: BuildStage; readonly to: BuildStage; readonly statement: Sql }>>;

/** The stage in which a build begins, from how many customers the base has. Over `total`. */
export function firstStage(total: Sql, mostInOneStep: number | null): Sql {
  const [small, large] = ['walking', 'finding'] as const satisfies readonly BuildStage[];
  return sql`case when ${total} > ${mostInOneStep}::int then ${large} else ${small} end`;
}

/** True of a row of `segment_build` in this stage. */
export function isInStage(stage: BuildStage): Sql {
  return sql`stage = ${stage}`;
}

/** Takes a build to its next stage, with more assignments if there are any; nothing if it is in another stage by now, or gone. */
export function transition(buildId: string, name: keyof typeof TRANSITIONS, assignments: Sql = emptySql): Sql {
  const { from, to, statement } = TRANSITIONS[name];
  return sql`${statement} update segment_build set stage = ${to} ${assignments} where id = ${buildId}::uuid and ${isInStage(from)}`;
}
