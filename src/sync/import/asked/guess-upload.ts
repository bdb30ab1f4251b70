import { join } from 'node:path';
import { DomainError, invalidInput } from '../../../kernel/index.js';
import { getUpload } from '../../files/index.js';
import { guessMapping } from '../guess-mapping.js';
import type { StartContext } from './start-import.js';
import { copyHeadInto, inWorkingFolder } from './working-folder.js';

/** A mapping to begin with for a CSV file that was sent, as `guessMapping` has it of the beginning of the file. Refuses what has not come whole, and what cannot be told. */
export async function guessUpload(
  context: StartContext,
  owner: string,
  uploadId: string,
  { encoding }: { readonly encoding?: string | undefined } = {},
): Promise<string> {
  const file = await getUpload(context, owner, uploadId);
  if (file.received < file.size)
    throw invalidInput('uploadId', `Of the file '${file.name}' ${file.received} of ${file.size} bytes have come: send the rest first.`);
  return inWorkingFolder(context.workingFolder, async (folder) => {
    await copyHeadInto(folder, context.database, file, file.name);
    try {
      return await guessMapping(join(folder, file.name), { encoding, folder });
    } catch (error) {
      if (error instanceof DomainError && error.details['field'] === 'file') throw invalidInput('uploadId', error.message);
      throw error;
    }
  });
}
