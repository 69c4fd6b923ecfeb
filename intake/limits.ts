const MEGABYTE = 1024 * 1024;

/**
 * Bounds of what is read. They are looked at before any engine opens the file; time and memory are watched while it
 * works. An invoice is far below all of them.
 */
export const INTAKE_LIMITS = {
	/** Size of a file in bytes, unpacked ones too. */
	fileBytes: 50 * MEGABYTE,
	/** Pages of a PDF with text. */
	pages: 200,
	/** Pages that are rendered and recognised: some seconds each. */
	scannedPages: 20,
	/** Shorter side of a picture: less than this holds no readable text. */
	leastPixels: 100,
	/** Longer side of a picture. */
	mostPixels: 14_000,
	/** Width × height; four bytes each while it is worked on. */
	area: 60_000_000,
	/** Pixels that are recognised: a page of A3 at 200 dots an inch has eight million. Larger pictures are made smaller. */
	readArea: 16_000_000,
	/** Files in an archive or mail that are read. */
	parts: 100,
	/** Bytes of all files of an archive together, once unpacked. */
	unpackedBytes: 200 * MEGABYTE,
	/** How many times larger an archive may become. Text that repeats itself reaches some 200. */
	ratio: 250,
	/** Archives and mails within each other. */
	nesting: 3,
	/** Time of one file, for many scanned pages. */
	milliseconds: 300_000,
	/** Memory by which the process may grow while one file is read. */
	growthMb: 1_500,
	/** JavaScript memory of the worker. */
	heapMb: 1_024,
} as const;
export type IntakeLimits = { readonly [Name in keyof typeof INTAKE_LIMITS]: number };

export const inMegabytes = (bytes: number) => `${Math.ceil(bytes / MEGABYTE)} MB`;
