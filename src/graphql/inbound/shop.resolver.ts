import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { requireScopes, shopHolderOf, shopStandings, type Viewer } from '../../access/index.js';
import {
  connectShop,
  disconnectShop,
  getShop,
  listShops,
  rotateShopSecret,
  SHOP_ERASES,
  SHOP_SCOPES,
  type ShopContext,
  type ShopHolder,
  type StoredShop,
} from '../../inbound/index.js';
import { invariant } from '../../kernel/index.js';
import { RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { DeletePayload } from '../delete-payload.type.js';
import { ConnectShopInput, ShopType } from './shop.type.js';

const DEFAULT_OVERLAP_SECONDS = 86_400;
/** Whoever knows the secret of a shop writes in its name: who gives it one needs what the shop may. */
const mayDelete = (viewer: Viewer) => requireScopes(viewer, 'Deleting customers', SHOP_ERASES);
const ID_OF = { description: 'Of the shop.' };

/** Shops that send their webhooks here: connected by an address and a secret. */
@Resolver(() => ShopType)
export class ShopResolver {
  @Query(() => [ShopType], { description: 'The shops that are connected, at most 100, the newest first.' })
  @RequireScopes('imports:read')
  async shops(@Ctx() context: OperationContext): Promise<ShopType[]> {
    return asTheyStand(context, await listShops(context.database));
  }

  @FieldResolver(() => String)
  address(@Root() { id }: ShopType): string {
    return `/shops/${id}`;
  }

  @Mutation(() => ShopType, {
    description:
      'Connects a shop: gives the address that its webhooks are to be sent to. What comes there, signed with the secret, is taken for as long as the key that asks may do as much, and counts for its limits.',
  })
  @RequireScopes(...SHOP_SCOPES)
  async connectShop(
    @Ctx() context: OperationContext,
    @Arg('input', () => ConnectShopInput, { description: 'The shop.' }) input: ConnectShopInput,
  ): Promise<ShopType> {
    if (input.deletesCustomers === true) mayDelete(context.viewer);
    return asItStands(context, await connectShop(ofViewer(context), input));
  }

  @Mutation(() => ShopType, {
    description:
      'Gives a shop another secret, for which the key that asks stands from now on. What is signed with the one before is taken for a while too, to change over.',
  })
  @RequireScopes(...SHOP_SCOPES)
  async rotateShopSecret(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, ID_OF) id: string,
    @Arg('secret', () => String, { description: 'What the shop signs its webhooks with from now on.' }) secret: string,
    @Arg('overlapSeconds', () => Int, {
      defaultValue: DEFAULT_OVERLAP_SECONDS,
      description: 'For how long, at most 30 days; a day unless it is said.',
    })
    overlapSeconds: number,
  ): Promise<ShopType> {
    const { deletesCustomers } = await getShop(context.database, id);
    if (deletesCustomers) mayDelete(context.viewer);
    return asItStands(context, await rotateShopSecret(ofViewer(context), id, secret, overlapSeconds));
  }

  @Mutation(() => DeletePayload, { description: 'Disconnects a shop: nothing is taken at its address any more. What it has told stays.' })
  @RequireScopes('imports:write')
  async disconnectShop(@Ctx() { database }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<DeletePayload> {
    await disconnectShop({ database }, id);
    return { deletedId: id, userErrors: [] };
  }
}

function ofViewer({ database, membership: { clock }, viewer }: OperationContext): ShopContext {
  return { database, clock, holder: (transaction) => shopHolderOf(transaction, clock, viewer) };
}

/** Shops, each with whether whoever gave it its secret may still do so. */
async function asTheyStand({ database, membership: { clock } }: OperationContext, shops: readonly StoredShop[]): Promise<ShopType[]> {
  const standings = await shopStandings(
    { database, clock },
    shops.map(({ holder }) => holder),
  );
  // What messages are verified by stays here.
  return shops.map(({ secret: _secret, formerSecret: _former, holder, formerHolder, ...shop }, n) =>
    Object.assign(new ShopType(), {
      ...shop,
      apiKeyId: keyOf(holder),
      formerApiKeyId: keyOf(formerHolder),
      refusedFor: standings[n]?.refusal ?? null,
    }),
  );
}

function keyOf(holder: ShopHolder | null): string | null {
  return holder?.kind === 'key' ? holder.id : null;
}

async function asItStands(context: OperationContext, shop: StoredShop): Promise<ShopType> {
  const [stands] = await asTheyStand(context, [shop]);
  invariant(stands !== undefined, 'one of one');
  return stands;
}
