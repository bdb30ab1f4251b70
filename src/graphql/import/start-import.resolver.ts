import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { hasScope, requireScopes } from '../../access/index.js';
import { ImportJob, RequireScopes, type RowOf } from '../../model/index.js';
import { cancelImport, guessUpload, listUploads, readOutcome, startImport } from '../../sync/index.js';
import { OperationContext } from '../context.js';
import { findImport } from './find-import.js';
import { ImportReportType } from './import-report.type.js';
import { StartImportInput } from './start-import.input.js';
import { UploadType } from './upload.type.js';

/** Whose imports it sees: its own, and `admin` all. */
export function ownerFor({ viewer }: Pick<OperationContext, 'viewer'>): string | null {
  return hasScope(viewer, 'admin') ? null : viewer.keyId;
}

/** Imports of files that were sent to `/uploads`. */
@Resolver()
export class StartImportResolver {
  @Query(() => [UploadType], { description: 'The files that the key has sent to be imported, whole or not, by name: at most 100.' })
  @RequireScopes('imports:write')
  async uploads(@Ctx() { imports, viewer }: OperationContext): Promise<UploadType[]> {
    const files = await listUploads(imports, viewer.keyId);
    return files.map(({ id, name, size, received, until }) => ({ id, name, size, received, expiresAt: until }));
  }

  @Query(() => String, {
    description:
      'A mapping to begin with for a CSV file that was sent, as text to read, to change and to give to `startImport`: what kind of record it has, which column is which field, and how dates and decimals are written, by the names of its columns and its first rows. What cannot be told stands in comments. Refused is a file in which no record can be told.',
  })
  @RequireScopes('imports:write')
  async guessMapping(
    @Ctx() { imports, viewer }: OperationContext,
    @Arg('uploadId', () => ID, { description: 'Of the upload, which must have come whole.' }) uploadId: string,
    @Arg('encoding', () => String, { nullable: true, description: 'Of the file, where it cannot be told, such as `windows-1251`.' })
    encoding?: string | null,
  ): Promise<string> {
    return guessUpload(imports, viewer.keyId, uploadId, { encoding: encoding ?? undefined });
  }

  @Query(() => ImportReportType, {
    nullable: true,
    description:
      'What came of an import that the key has asked for by `startImport`; null if it has not come to its end, or ended more than seven days ago. A key with `admin` sees those of all.',
  })
  @RequireScopes('imports:read')
  async importReport(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, { description: 'Of the import.' }) id: string,
  ): Promise<ImportReportType | null> {
    const outcome = await readOutcome(context.imports, ownerFor(context), id);
    if (outcome === undefined) return null;
    return {
      ...outcome,
      reasonsPath: outcome.reasonCount === 0 ? null : `/imports/${id}/reasons.csv`,
      rejectedFiles: outcome.rejectedFiles.map(({ name, size }) => ({ name, size, path: `/imports/${id}/rejected/${pathOf(name)}` })),
    };
  }

  @Mutation(() => ImportJob, {
    description:
      'Asks for an import of files that were sent to `/uploads`. A process begins it within seconds, or when it has ended the one before; `importProgress` follows it. Needs the rights to what the mapping writes, as the mutations for that do. What is imported is dropped; after a dry run, or an import that failed or was cancelled, the files can be imported again.',
  })
  @RequireScopes('imports:write')
  async startImport(
    @Ctx() context: OperationContext,
    @Arg('input', () => StartImportInput, { description: 'The import.' }) input: StartImportInput,
  ): Promise<RowOf<ImportJob>> {
    const { keyId, credential } = context.viewer;
    const rights = {
      needs: (what: string, scopes: Parameters<typeof requireScopes>[2][]) => requireScopes(context.viewer, what, ...scopes),
    };
    const id = await startImport(context.imports, { owner: keyId, holder: credential.kind }, input, rights);
    return findImport(context, id);
  }

  @Mutation(() => ImportJob, {
    description:
      'Cancels an import that the key has asked for by `startImport`, and with `admin` that of any: one that waits at once, one that runs between two of its batches. What has come in stays.',
  })
  @RequireScopes('imports:write')
  async cancelImport(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, { description: 'Of the import.' }) id: string,
  ): Promise<RowOf<ImportJob>> {
    await cancelImport(context.imports, ownerFor(context), id);
    context.forget();
    return findImport(context, id);
  }
}

function pathOf(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}
