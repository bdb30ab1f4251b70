import type { Random } from '../kernel/index.js';
import type { AddressRecord, CustomerRecord } from '../records/index.js';
import { places, type Place } from './places.js';

const streets = [
  'High Street',
  'Station Road',
  'Park Avenue',
  'Mill Lane',
  'Harbour Way',
  'Orchard Street',
  'Chapel Hill',
  'Garden Terrace',
];
const LETTERS = ['A', 'B', 'D', 'E', 'F', 'G', 'H', 'J', 'L', 'N'];
const domains = { 'example.com': 6, 'example.net': 3, 'example.org': 1 };

/** Invents ways to reach people that reach nobody: domains and telephone ranges that are reserved for the purpose, each number once. */
export class Contacts {
  readonly #phonesGiven = new Map<string, number>();

  constructor(private readonly random: Random) {}

  /** E-mails, phones and addresses of one customer; `number` keeps the e-mails apart. */
  of(firstName: string, lastName: string, place: Place, number: number): Pick<CustomerRecord, 'emails' | 'phones' | 'addresses'> {
    const { random } = this;
    const mailbox = `${fold(firstName)}.${fold(lastName)}.${number}`;
    const emails = random.chance(0.96) ? [`${mailbox}@${random.weighted(domains)}`] : [];
    if (random.chance(0.15)) emails.push(`${mailbox}.work@example.org`);
    const addresses = random.chance(0.96) ? [this.address(place)] : [];
    if (addresses.length > 0 && random.chance(0.1)) addresses.push(this.address(random.pick(places)));
    const phones = [random.chance(0.62), random.chance(0.06)].flatMap((has) => (has ? this.#nextPhone(place) : []));
    return { emails, phones, addresses };
  }

  address(place: Place): AddressRecord {
    const { random } = this;
    return {
      line1: `${random.integer(1, 180)} ${random.pick(streets)}`,
      city: place.city,
      region: place.region,
      regionCode: place.regionCode,
      countryCode: place.countryCode,
      postalCode: place.postalCode.replace(/[#@]/g, (sign) => (sign === '#' ? String(random.integer(0, 9)) : random.pick(LETTERS))),
      // Within a few kilometres of the centre.
      latitude: round(random.normal(place.latitude, 0.03)),
      longitude: round(random.normal(place.longitude, 0.04)),
    };
  }

  /** None once the place's range is used up. */
  #nextPhone(place: Place): string[] {
    const width = place.phone.split('#').length - 1;
    const given = this.#phonesGiven.get(place.phone) ?? 0;
    if (given >= 10 ** width) return [];
    this.#phonesGiven.set(place.phone, given + 1);
    return [place.phone.slice(0, -width) + String(given).padStart(width, '0')];
  }
}

/** Lower case without accents. */
function fold(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{Letter}]/gu, '')
    .toLowerCase();
}

function round(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
