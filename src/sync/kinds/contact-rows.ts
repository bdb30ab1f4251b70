import { normalEmail, normalPhone, type PhoneRegion } from '../../records/index.js';

/** What stands for a number that nobody can dial: null is one that nobody has looked at. */
const NO_NUMBER = '';

export function emailRow(email: string): { readonly email: string; readonly normal: string } {
  return { email, normal: normalEmail(email) };
}

export function phoneRow(phone: string, region: PhoneRegion | undefined): { readonly phone: string; readonly normal: string } {
  return { phone, normal: normalPhone(phone, region) ?? NO_NUMBER };
}
