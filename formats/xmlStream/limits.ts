/** Bounds of an XML stream: far above what banks send, and low enough that a hostile file ends early. */
export const STREAM_LIMITS = {
	/** Elements inside each other. */
	depth: 64,
	/** Characters of one text, one tag or one comment. */
	token: 1024 * 1024,
	/** Bytes, about, that are held at one time: of elements and of their texts. */
	held: 32 * 1024 * 1024,
	/** Bytes of all of it. */
	bytes: 2 * 1024 * 1024 * 1024,
} as const;
