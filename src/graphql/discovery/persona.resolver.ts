import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { candidates, changePersonaCard, type KeptCard, personaCandidates, personaCards, personaOf } from '../../discovery/index.js';
import { loadCatalogue } from '../../membership/index.js';
import { RequireScopes, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { SegmentValue, type ValueOfGroup } from '../figure/index.js';
import { AsksAGroup } from '../operation/asks-the-base.js';
import { isPersonal } from '../operation/bulk-reads.js';
import { noteBulkRead } from '../operation/note-bulk-read.js';
import { loadReferenced } from '../rows/record-loader.js';
import { checkSegment, type SegmentRow } from '../segment/index.js';
import { Persona, PersonaCard, PersonaCardInput } from './persona.type.js';

/** So many values of a personal attribute are told at most. */
const PARTS = 12;

@Resolver(() => SegmentValue)
export class PersonaResolver {
  @AsksAGroup()
  @FieldResolver(() => Persona, { description: 'The typical member of the group as the data show it, beside everybody else.' })
  async persona(@Root() { found }: ValueOfGroup, @Ctx() context: OperationContext, @Info() info: GraphQLResolveInfo): Promise<Persona> {
    const { membership } = context;
    const among = personaCandidates(candidates(membership, await loadCatalogue(context.database, membership.reader)));
    const personal = among.filter(({ attribute }) => isPersonal(attribute));
    if (personal.length > 0) await noteBulkRead(context, info, personal.length * PARTS);
    const { facts, statements, ...counts } = await personaOf(membership, found, among, context.sync.currency);
    return {
      ...counts,
      profile: statements.map(({ text }) => text).join(' '),
      statements: statements.map(({ attribute, ...statement }) => ({ ...statement, attribute: attribute.name })),
      facts: facts.map(({ attribute: { name, label, unit = null }, parts, ...fact }) => ({
        ...fact,
        attribute: name,
        label,
        unit,
        parts: [...parts],
      })),
    };
  }
}

@Resolver(() => Segment)
export class PersonaCardResolver {
  @FieldResolver(() => PersonaCard, { nullable: true, description: 'What people say of its persona; null where nobody has said anything.' })
  personaCard(@Root() segment: SegmentRow, @Ctx() context: OperationContext): Promise<KeptCard | null> {
    return context.loaders.named<KeptCard | null>('personaCards', (ids) => personaCards(context.database, ids), null).load(segment.id);
  }

  @Mutation(() => Segment, { description: 'Says something of the persona of a segment, beside what the data show.' })
  @RequireScopes('segments:write')
  async setPersonaCard(
    @Ctx() context: OperationContext,
    @Arg('input', () => PersonaCardInput, { description: 'What is said.' }) { segmentId, ...said }: PersonaCardInput,
  ): Promise<SegmentRow> {
    const id = checkSegment(context.viewer, segmentId);
    await changePersonaCard(context.membership, id, said);
    return loadReferenced(context, Segment, id);
  }
}
