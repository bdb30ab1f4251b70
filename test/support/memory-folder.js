const { accessSync, constants, statfsSync } = require('node:fs');
const { tmpdir } = require('node:os');

const MEMORY = '/dev/shm';
/** What a run of all tests never fills. Containers often have 64 MB there. */
const ENOUGH_BYTES = 4 * 1024 ** 3;

/**
 * Where databases of tests lie: in memory where the system offers enough of it, else in its temporary folder. They are hundreds of small files each, made and thrown
 * away, which a file system on a disk is slow at even though nothing is synced. Programs do not belong here: often nothing can be started from it.
 */
function memoryFolder() {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ENOUGH_BYTES ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

module.exports = { memoryFolder };
