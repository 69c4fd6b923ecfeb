/** Bounds of a file that is read. They are far above what people import, and keep a hostile file from filling the memory. */
export const CSV_LIMITS = {
	/** Size of the file in bytes, looked at before anything is decoded. */
	bytes: 20 * 1024 * 1024,
	/** Records with the header. */
	rows: 50_001,
	columns: 200,
	/** Bytes of one record, all of its cells together. */
	recordBytes: 100_000,
} as const;
export type CsvLimits = { readonly [Name in keyof typeof CSV_LIMITS]: number };
