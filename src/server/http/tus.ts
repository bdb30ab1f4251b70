import type { IncomingHttpHeaders } from 'node:http';
import { DomainError, invalidInput } from '../../kernel/index.js';

/*
 * The headers of resumable uploads, as the protocol tus 1.0.0 has them (docs/adr/0140-uploads.md): what is read of requests, and said in answers.
 */

export const TUS_VERSION = '1.0.0';
export const TUS_EXTENSIONS = 'creation,creation-with-upload,termination,expiration';
export const BODY_TYPE = 'application/offset+octet-stream';
/** What pages of other origins may read of an answer. */
export const TUS_HEADERS = [
  'location',
  'tus-resumable',
  'tus-version',
  'tus-extension',
  'tus-max-size',
  'upload-offset',
  'upload-length',
  'upload-metadata',
  'upload-expires',
] as const;

/** A refusal with a status that the protocol asks for. */
export class TusRefusal extends DomainError {
  constructor(
    readonly status: number,
    message: string,
    field: string,
  ) {
    super('INVALID_INPUT', message, { field });
  }
}

/** Refuses a client of another version, and one that does not say any. */
export function checkVersion({ 'tus-resumable': version }: IncomingHttpHeaders): void {
  if (version === TUS_VERSION) return;
  throw new TusRefusal(412, `Send the header tus-resumable: ${TUS_VERSION}.`, 'tus-resumable');
}

export function checkBodyType(headers: IncomingHttpHeaders): void {
  if (isBodyType(headers)) return;
  throw new TusRefusal(415, `What is sent of a file has the header content-type: ${BODY_TYPE}.`, 'content-type');
}

export function isBodyType({ 'content-type': type }: IncomingHttpHeaders): boolean {
  return type?.trim().toLowerCase() === BODY_TYPE;
}

const BYTES = /^\d{1,15}$/;

/** A number of bytes that a header says. */
export function readBytes(headers: IncomingHttpHeaders, name: 'upload-length' | 'upload-offset'): number {
  const given = headers[name];
  if (typeof given === 'string' && BYTES.test(given)) return Number(given);
  throw invalidInput(name, `Send the header ${name} with a number of bytes.`);
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** How the file is called, of the pairs in Upload-Metadata. */
export function readFileName({ 'upload-metadata': metadata = '' }: IncomingHttpHeaders): string {
  const pairs = String(metadata)
    .split(',')
    .map((pair) => pair.trim().split(' '));
  const encoded = ['filename', 'name'].map((key) => pairs.find(([one]) => one === key)?.[1]).find((value) => value !== undefined);
  if (encoded !== undefined && BASE64.test(encoded)) return Buffer.from(encoded, 'base64').toString('utf8');
  throw invalidInput('upload-metadata', 'Send the header upload-metadata with filename and, in Base64, how the file is called.');
}

/** As clients have sent it. */
export function metadataOf(name: string): string {
  return `filename ${Buffer.from(name).toString('base64')}`;
}
