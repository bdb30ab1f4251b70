import { domainToASCII, domainToUnicode } from 'node:url';
import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import { normalText } from '../kernel/index.js';

/*
 * The form in which people are looked up by an address or a number, beside the one that was given. It is never shown in place of that, and nothing
 * is sent to it.
 */

/**
 * An e-mail address as its owner would find it again, however it was typed: without regard to case, its domain as the name system has it. RFC 5321 leaves
 * the part before the @ to the host that gets the mail, and says that none should tell addresses apart by case; hardly any does. Dots and what follows
 * a + are kept: of whom they are the same is for each host to say.
 */
export function normalEmail(email: string): string {
  const text = normalText(email).toLowerCase();
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1);
  return at === -1 ? text : `${text.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

/** A two-letter country code (ISO 3166-1), by whose rules numbers are read that do not name their country. */
export type PhoneRegion = CountryCode;

export function isPhoneRegion(text: string): text is PhoneRegion {
  return isSupportedCountry(text);
}

/** A phone number as it is dialled from anywhere (E.164), with its extension; undefined for a text that is no number, or whose country nobody knows. */
export function normalPhone(phone: string, region?: PhoneRegion): string | undefined {
  // Where the region is not known, neither is its prefix for other countries; that of most is 00.
  const dialled = normalText(phone.normalize('NFKC')).replace(/^tel:/i, '');
  const text = region === undefined ? dialled.replace(/^\(?00\)?/, '+') : dialled;
  const number = parsePhoneNumberFromString(text, { ...(region === undefined ? {} : { defaultCountry: region }), extract: false });
  if (number?.isPossible() !== true) return undefined;
  return number.ext === undefined ? number.number : `${number.number};ext=${number.ext}`;
}

/** The ways in which one address may be written, but for its case: with the letters of its domain, and with what the network makes of them. */
export function writtenEmails(email: string): string[] {
  const normal = normalEmail(email);
  const at = normal.lastIndexOf('@');
  const domain = domainToUnicode(normal.slice(at + 1));
  return [email, normal, ...(at === -1 || domain === '' ? [] : [`${normal.slice(0, at)}@${domain}`])];
}

/** The digits of a phone number that are the same wherever it is dialled from: without those for other countries and other towns. */
export function dialledDigits(phone: string): string {
  const number = parsePhoneNumberFromString(phone, { extract: false });
  return (
    number?.nationalNumber ??
    phone
      .normalize('NFKC')
      .replaceAll(/[^0-9]/g, '')
      .replace(/^0+/, '')
  );
}
