import { sql } from '../../database/index.js';
import { invalidInput } from '../../kernel/index.js';
import { Customer } from '../../model/index.js';
import { normalEmail, normalPhone } from '../../records/index.js';
import type { OperationContext } from '../context.js';
import { loadRecord } from '../rows/record-loader.js';
import type { CustomerRow } from './customer.type.js';

/** More share no address but one that stands for nobody, such as that of the shop itself. */
export const MOST_OF_A_CONTACT = 100;

/** The customers who have an e-mail address or a phone number, however either was written; with both, those who have both. */
export async function findByContact(
  context: OperationContext,
  email: string | null | undefined,
  phone: string | null | undefined,
): Promise<CustomerRow[]> {
  const wanted = [
    ...(email ? [sql`select customer_id from customer_email where normal = ${normalEmail(email.replaceAll('\0', ''))}`] : []),
    ...(phone ? [sql`select customer_id from customer_phone where normal = ${numberOf(phone.replaceAll('\0', ''), context)}`] : []),
  ];
  const [first, second] = wanted;
  if (first === undefined) throw invalidInput('email', 'An e-mail address or a phone number is needed.');
  const rows = await context.database.query<{ id: string }>(sql`/* graphql.customersByContact */
    select customer_id as id from (${second === undefined ? first : sql`${first} intersect ${second}`}) found
    group by customer_id order by customer_id limit ${MOST_OF_A_CONTACT}`);
  const customers = await Promise.all(rows.map(({ id }) => loadRecord(context, Customer, id)));
  return customers.filter((customer) => customer !== null);
}

function numberOf(phone: string, { sync }: OperationContext): string {
  const number = normalPhone(phone, sync.phoneRegion);
  if (number !== undefined) return number;
  throw invalidInput('phone', 'This is no phone number that can be dialled; one without a country needs CANTLE_PHONE_REGION.');
}
