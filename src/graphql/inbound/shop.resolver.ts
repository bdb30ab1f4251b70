import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { requireScopes, type Viewer } from '../../access/index.js';
import { connectShop, disconnectShop, getShop, listShops, rotateShopSecret, type Shop } from '../../inbound/index.js';
import { RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { DeletePayload } from '../delete-payload.type.js';
import { ConnectShopInput, ShopType } from './shop.type.js';

const DEFAULT_OVERLAP_SECONDS = 86_400;
/** Whoever knows the secret of a shop writes in its name: who gives it one needs what the shop may. */
const SHOP_WRITES = ['imports:write', 'customers:write', 'orders:write', 'products:write'] as const;
const mayDelete = (viewer: Viewer) => requireScopes(viewer, 'Deleting customers', 'customers:erase');
const ID_OF = { description: 'Of the shop.' };

/** Shops that send their webhooks here: connected by an address and a secret. */
@Resolver(() => ShopType)
export class ShopResolver {
  @Query(() => [ShopType], { description: 'The shops that are connected, at most 100, the newest first.' })
  @RequireScopes('imports:read')
  shops(@Ctx() { database }: OperationContext): Promise<Shop[]> {
    return listShops(database);
  }

  @FieldResolver(() => String)
  address(@Root() { id }: Shop): string {
    return `/shops/${id}`;
  }

  @Mutation(() => ShopType, {
    description:
      'Connects a shop: gives the address that its webhooks are to be sent to. What comes there, signed with the secret, is taken.',
  })
  @RequireScopes(...SHOP_WRITES)
  connectShop(
    @Ctx() { database, membership, viewer }: OperationContext,
    @Arg('input', () => ConnectShopInput, { description: 'The shop.' }) input: ConnectShopInput,
  ): Promise<Shop> {
    if (input.deletesCustomers === true) mayDelete(viewer);
    return connectShop({ database, clock: membership.clock }, input);
  }

  @Mutation(() => ShopType, {
    description: 'Gives a shop another secret. What is signed with the one before is taken for a while too, to change over.',
  })
  @RequireScopes(...SHOP_WRITES)
  async rotateShopSecret(
    @Ctx() { database, membership, viewer }: OperationContext,
    @Arg('id', () => ID, ID_OF) id: string,
    @Arg('secret', () => String, { description: 'What the shop signs its webhooks with from now on.' }) secret: string,
    @Arg('overlapSeconds', () => Int, {
      defaultValue: DEFAULT_OVERLAP_SECONDS,
      description: 'For how long, at most 30 days; a day unless it is said.',
    })
    overlapSeconds: number,
  ): Promise<Shop> {
    const { deletesCustomers } = await getShop(database, id);
    if (deletesCustomers) mayDelete(viewer);
    return rotateShopSecret({ database, clock: membership.clock }, id, secret, overlapSeconds);
  }

  @Mutation(() => DeletePayload, { description: 'Disconnects a shop: nothing is taken at its address any more. What it has told stays.' })
  @RequireScopes('imports:write')
  async disconnectShop(@Ctx() { database, membership }: OperationContext, @Arg('id', () => ID, ID_OF) id: string): Promise<DeletePayload> {
    await disconnectShop({ database, clock: membership.clock }, id);
    return { deletedId: id, userErrors: [] };
  }
}
