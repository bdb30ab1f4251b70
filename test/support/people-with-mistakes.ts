import { Random } from '../../src/kernel/index.js';
import type { CustomerRecord } from '../../src/records/index.js';

/*
 * People whom several systems know, with the usual mistakes, and who each record is of. The dice are the same every time.
 */

const GIVEN =
  'Anna Bernd Clara Dieter Emma Felix Greta Hans Ida Jonas Katharina Lukas Marie Niklas Olga Paul Rosa Stefan Thea Ulrich Vera Wilhelm Jürgen Zoë'.split(
    ' ',
  );
const FAMILY =
  'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Neumann Schwarz Braun Zimmermann Krüger'.split(
    ' ',
  );
const HOSTS = ['gmail.com', 'gmx.de', 'web.de', 'example.org', 'outlook.com'];

interface Person {
  readonly given: string;
  readonly family: string;
  readonly email: string;
  readonly phone: string;
  readonly birthDate: string;
}

export interface KnownRecord {
  readonly source: string;
  readonly record: CustomerRecord;
  /** Who it is of. */
  readonly person: number;
}

/** Records of so many people in two or three systems each. Every tenth household shares a mailbox and a telephone; one shop address stands for forty people. */
export function peopleWithMistakes(count: number, seed = 'people'): KnownRecord[] {
  const dice = new Random(seed);
  const people = Array.from({ length: count }, (_, index) => person(dice, index));
  const households = people.map((one, index) => {
    const partner = people[index - 1];
    return index % 10 === 1 && partner !== undefined ? { ...one, family: partner.family, email: partner.email, phone: partner.phone } : one;
  });
  return households.flatMap((one, index) => {
    const isShared = index % Math.floor(count / 40) === 0;
    const sources = dice.integer(0, 2) === 0 ? ['crm', 'shop'] : ['crm', 'shop', 'mail'];
    return sources.map((source) => ({ source, person: index, record: recordOf(dice, source, index, one, isShared && source === 'shop') }));
  });
}

function person(dice: Random, index: number): Person {
  const [given, family] = [dice.pick(GIVEN), dice.pick(FAMILY)];
  const year = dice.integer(1945, 2005);
  const birthDate = `${year}-${pad(dice.integer(1, 12))}-${pad(dice.integer(1, 28))}`;
  const name = `${given}.${family}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase();
  return { given, family, birthDate, email: `${name}${index}@${dice.pick(HOSTS)}`, phone: `+4930${1_000_000 + index * 37}` };
}

function recordOf(dice: Random, source: string, index: number, one: Person, isShared: boolean): CustomerRecord {
  // What the first system has is right: it is the others who were in a hurry.
  const isRight = source === 'crm';
  const often = (percent: number) => !isRight && dice.integer(1, 100) <= percent;
  let { given, family, email, phone, birthDate } = one;
  if (often(25)) email = email.toUpperCase();
  if (often(20) && email.toLowerCase().endsWith('@gmail.com')) email = dotted(email);
  if (often(8)) email = `${email.split('@')[0]}@typo.example`;
  if (often(10)) phone = transposed(phone);
  if (often(30)) phone = phone.replace('+49', '0049 ').replace(/(\d{3})(\d+)$/, '$1-$2');
  if (often(5)) family = dice.pick(FAMILY);
  if (often(6)) given = transposed(given);
  if (often(10)) given = given.slice(0, 1);
  if (often(10)) family = family.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  if (often(6)) birthDate = swapped(birthDate);
  // A mailing tool knows hardly more than the address; a shop does not ask for the birthday of everybody.
  const isMail = source === 'mail';
  return {
    externalId: `${source}-${index}`,
    firstName: isMail && often(60) ? null : given,
    lastName: isMail && often(60) ? null : family,
    emails: [isShared ? 'counter@shop.example' : email],
    phones: isMail ? [] : [phone],
    birthDate: isMail || often(40) ? null : birthDate,
  };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** The last two that differ change places. */
function transposed(text: string): string {
  for (let at = text.length - 2; at > 0; at--) {
    const [a, b] = [text[at], text[at + 1]];
    if (a !== b) return `${text.slice(0, at)}${b}${a}${text.slice(at + 2)}`;
  }
  return text;
}

function dotted(email: string): string {
  const [name = '', host = ''] = email.split('@');
  return `${name.replace('.', '').slice(0, 3)}.${name.replace('.', '').slice(3)}+news@${host}`;
}

function swapped(date: string): string {
  const [year, month, day] = date.split('-');
  return Number(day) <= 12 ? `${year}-${day}-${month}` : date;
}
