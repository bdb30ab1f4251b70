const { writeFileSync } = require('node:fs');
const { brotliCompressSync, constants, gzipSync } = require('node:zlib');

/** The best that brotli can do takes ten times as long for a twentieth less. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/**
 * Writes what a file of a page becomes beside it, packed once as well as can be, so that the server only hands out what lies there.
 * @param {string} path
 * @param {string | Buffer} content
 */
exports.writeCompressed = (path, content) => {
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(content, BROTLI));
};
