import { type Queryable, sql, type Sql, type Statement } from '../database/index.js';
import { isId, newId } from '../kernel/index.js';
import type { Counts, OtherDeed, OtherKind } from './deeds.js';

/** `nobody`: whoever came with nothing that is accepted. */
export type ActorKind = 'key' | 'token' | 'command' | 'nobody';
export type Outcome = 'done' | 'refused' | 'failed';

/** Who does something, and from where. */
export interface Actor {
  readonly kind: ActorKind;
  readonly id: string | null;
  /** Of a key it is looked up. */
  readonly name?: string;
  readonly address?: string | null | undefined;
  readonly requestId?: string | null | undefined;
}

/** What somebody does, as far as is known before it is done. */
export interface Deed {
  /** The field of the API, or the command. */
  readonly operation: string;
  /** The name of a type of the API, or one of `WITHOUT_TYPE`. */
  readonly subjectKind: string;
  readonly subjectIds?: readonly string[];
  readonly counts?: Counts;
}

/** A deed that is no operation of the API. */
export interface OwnDeed extends Deed {
  readonly operation: OtherDeed;
  readonly subjectKind: OtherKind;
}

export interface Ending {
  readonly outcome: Outcome;
  readonly code?: string | undefined;
}

/** Subjects of one entry: of more, only the number is told. */
const MOST_SUBJECTS = 100;

/** One entry of the log while it is being written. */
export class Entry {
  readonly id = newId();
  readonly #subjectIds = new Set<string>();
  #counts: Counts = {};

  constructor(
    private readonly actor: Actor,
    private readonly deed: Deed,
    private readonly at: Date,
  ) {
    this.add(deed);
  }

  /** Adds what is known by now. Gives whether that is news. */
  add({ subjectIds = [], counts = {} }: Pick<Deed, 'subjectIds' | 'counts'>): boolean {
    const before = JSON.stringify(this.#told());
    for (const id of subjectIds) if (isId(id)) this.#subjectIds.add(id.toLowerCase());
    this.#counts = { ...this.#counts, ...counts };
    return JSON.stringify(this.#told()) !== before;
  }

  /** Writes the entry, in place of what an earlier statement may have written of it. */
  written({ outcome, code }: Ending): Statement {
    const { kind, id: actorId, address = null, requestId = null } = this.actor;
    const { subjectIds, counts } = this.#told();
    const { text, values } = sql`/* audit.write */
      insert into audit_entry (id, at, actor_kind, actor_id, actor_name, operation, outcome, code, subject_kind, subject_ids, counts, address, request_id)
      values (${this.id}, ${this.at}, ${kind}, ${actorId}, ${nameOf(this.actor)}, ${this.deed.operation}, ${outcome}, ${code ?? null},
        ${this.deed.subjectKind}, ${subjectIds}::uuid[], ${JSON.stringify(counts)}::jsonb, ${address}, ${requestId})
      on conflict (id) do update set outcome = excluded.outcome, code = excluded.code, subject_ids = excluded.subject_ids, counts = excluded.counts`;
    return { text, values, prepare: `audit.write ${kind}` };
  }

  #told() {
    const subjectIds = [...this.#subjectIds];
    const isAll = subjectIds.length <= MOST_SUBJECTS;
    return {
      subjectIds: subjectIds.slice(0, MOST_SUBJECTS),
      counts: isAll ? this.#counts : { ...this.#counts, subjects: subjectIds.length },
    };
  }
}

function nameOf({ kind, id, name }: Actor): Sql | string | null {
  return kind === 'key' ? sql`(select name from api_key where id = ${id}::uuid)` : (name ?? null);
}

/** Writes down at once what has happened outside of any transaction. */
export async function writeEntry(database: Queryable, entry: Entry, ending: Ending): Promise<void> {
  await database.execute(entry.written(ending));
}
