import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { textRefusal } from '../../access/index.js';
import { needsOf, type RuleNeeds } from '../../catalogue/index.js';
import { candidates, driversOf, FALSE_DISCOVERIES, notSettledBy } from '../../discovery/index.js';
import { type Group, readFigures } from '../../insight/index.js';
import { invalidInput, limitExceeded } from '../../kernel/index.js';
import { loadCatalogue, needsOfStored } from '../../membership/index.js';
import { OperationContext } from '../context.js';
import { SegmentValue, type ValueOfGroup } from '../figure/index.js';
import { AsksAGroup } from '../operation/asks-the-base.js';
import { isPersonal } from '../operation/bulk-reads.js';
import { noteBulkRead } from '../operation/note-bulk-read.js';
import { type DriversRefusal, SegmentDrivers } from './drivers.type.js';

const MOST_DRIVERS = 50;

@Resolver(() => SegmentValue)
export class DriversResolver {
  @AsksAGroup()
  @FieldResolver(() => SegmentDrivers, { description: 'What sets the group apart from everybody who is not in it.' })
  async drivers(
    @Root() { found, group }: ValueOfGroup,
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('attributes', () => [String], {
      nullable: true,
      description: 'Only these, as rules name them, at most 50. Where left out all that the key may ask rules for.',
    })
    names?: string[] | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'At most so many, 1 to 50.' }) first?: number | null,
  ): Promise<SegmentDrivers> {
    const most = first ?? 20;
    if (most < 1) throw invalidInput('first', 'first must be 1 or more.');
    if (most > MOST_DRIVERS) throw limitExceeded('first', MOST_DRIVERS);
    const { membership } = context;
    const catalogue = await loadCatalogue(context.database, membership.reader);
    const wanted = names ? new Set(readFigures(membership, catalogue, names, 'attributes').map(({ name }) => name)) : undefined;
    const all = candidates(membership, catalogue).filter(({ attribute: { name } }) => wanted?.has(name) ?? true);
    const among = notSettledBy(await needsOfGroup(context, group), catalogue, all);
    const personal = among.filter(({ attribute }) => isPersonal(attribute));
    if (personal.length > 0) await noteBulkRead(context, info, personal.length * most);
    const { drivers, refusal, ...counts } = await driversOf(membership, found, among, most);
    return {
      ...counts,
      refusal: refusal as DriversRefusal | null,
      falseDiscoveryRate: FALSE_DISCOVERIES,
      drivers: drivers.map(({ candidate: { attribute }, turnsWithin, ...driver }) => ({
        ...driver,
        attribute: attribute.name,
        label: attribute.label,
        index: driver.shareOfOthers === 0 ? null : (100 * driver.share) / driver.shareOfOthers,
        turnsWithin: turnsWithin.map((turn) => ({
          attribute: turn.attribute.name,
          label: turn.attribute.label,
          difference: turn.difference,
        })),
      })),
    };
  }
}

/** What the rules of a group look at, as far as the viewer may know: what is left out as settled tells what they say. */
async function needsOfGroup({ database, viewer }: OperationContext, group: Group): Promise<RuleNeeds[]> {
  if ('rule' in group) return [needsOf(group.rule.rule, group.rule.catalogue)];
  const stored = await needsOfStored({ database }, group.segmentIds);
  return [...stored.values()].flatMap(({ present }) =>
    present === undefined || textRefusal(viewer, present) !== undefined ? [] : present,
  );
}
