/*
 * Imported before everything else: libraries ask once, as they are loaded, whether they may leave out their checks for developers. Those of graphql-js alone
 * cost more than the rest of an answer does.
 */
process.env['NODE_ENV'] ??= 'production';
