import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { readsEveryRule, textRefusal } from '../../access/index.js';
import { sql } from '../../database/index.js';
import { countDefinitionChanges, type Definition, definitionChanges, needsOfTrees } from '../../membership/index.js';
import { AuditEntry, RequireScopes, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { connectionOf } from '../paging/connection.js';
import { afterCursor, type KeysetOrder } from '../paging/keyset.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import { type Page, pageOf } from '../paging/page.js';
import { loadRecord } from '../rows/record-loader.js';
import { DefinitionChangeType, type ToldChange, type ToldDefinition } from './definition-change.type.js';
import type { SegmentRow } from './segment.type.js';
import { toldStoredRule } from './told-rule.js';

const DefinitionChangeConnection = connectionOf<ToldChange>('DefinitionChange', DefinitionChangeType);

const NEWEST: KeysetOrder = { name: 'NEWEST', keys: [{ value: sql`d.revision`, type: 'int' }], descending: true };

/** What a segment said before, for those who may read what it says. */
@Resolver(() => Segment)
export class DefinitionChangesResolver {
  @FieldResolver(() => DefinitionChangeConnection, {
    description:
      'How its name, its description and its rule were changed, the newest first; since its making, or as far back as the audit log is kept.',
  })
  @RequireScopes('segments:read')
  async definitionChanges(
    @Root() { id: segmentId }: SegmentRow,
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
  ): Promise<Page<ToldChange>> {
    const request = pageRequest(page);
    const condition = afterCursor(NEWEST, request.after);
    const rows = await definitionChanges(context.database, { segmentId, limit: request.first + 1, condition });
    const [befores, afters] = await Promise.all([
      told(
        context,
        rows.map(({ before }) => before),
      ),
      told(
        context,
        rows.map(({ after }) => after),
      ),
    ]);
    const changes = rows.map((row, place) => ({
      ...row,
      before: befores[place] as ToldDefinition,
      after: afters[place] as ToldDefinition,
    }));
    return pageOf(changes, request, NEWEST, () => countDefinitionChanges(context.database, segmentId));
  }
}

/** As the viewer may know them: of each rule it is asked what it looks at. */
async function told(context: OperationContext, definitions: readonly Definition[]): Promise<ToldDefinition[]> {
  const refusals = await refusalsOf(context, definitions);
  return Promise.all(
    definitions.map(async ({ rule, query, ...definition }, place) => {
      const ruleWithheld = refusals[place] ?? null;
      return {
        ...definition,
        ruleWithheld,
        query: query === null || ruleWithheld !== null ? null : await toldStoredRule(context, query, rule),
      };
    }),
  );
}

async function refusalsOf({ viewer, membership }: OperationContext, definitions: readonly Definition[]): Promise<(string | undefined)[]> {
  if (readsEveryRule(viewer) || definitions.length === 0) return [];
  const needs = await needsOfTrees(
    membership,
    definitions.map(({ rule }) => rule),
  );
  return definitions.map(({ query }, place) => (query === null ? undefined : textRefusal(viewer, needs[place])?.message));
}

/** Who made a change. */
@Resolver(() => DefinitionChangeType)
export class DefinitionChangeEntryResolver {
  @FieldResolver(() => AuditEntry, {
    nullable: true,
    description: 'Who made it, as the audit log tells it; null to keys that are limited to segments, which it is not told to.',
  })
  async entry(@Root() { entryId }: ToldChange, @Ctx() context: OperationContext): Promise<object | null> {
    return entryId === null || context.viewer.segmentIds !== null ? null : loadRecord(context, AuditEntry, entryId);
  }
}
