/** How large the laws are run: by default a minute, more by environment. */
export const LAW_RUNS = Number(process.env['CANTLE_LAW_RUNS'] ?? 2_000);
export const LAW_CUSTOMERS = Number(process.env['CANTLE_LAW_CUSTOMERS'] ?? 200);
/** Fixed, so that a red build is red for its change; fast-check prints it with a failure. */
export const LAW_SEED = Number(process.env['CANTLE_LAW_SEED'] ?? 20_260_515);
