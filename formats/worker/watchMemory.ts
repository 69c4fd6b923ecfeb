/** Often enough to catch a decoder that fills the memory, seldom enough to cost nothing. */
const EVERY_MS = 200;
const MEGABYTE = 1024 * 1024;

/**
 * Calls `onTooMuch` once the resident memory of this process has grown by more than `growthMb` since now. The limits
 * that Node gives a worker thread do not count buffers and WebAssembly.
 *
 * @returns a function that ends the watch
 */
export function watchMemory(growthMb: number, onTooMuch: () => void): () => void {
	const limit = process.memoryUsage.rss() + growthMb * MEGABYTE;
	const timer = setInterval(() => {
		if (process.memoryUsage.rss() <= limit) return;
		clearInterval(timer);
		onTooMuch();
	}, EVERY_MS);
	timer.unref();
	return () => clearInterval(timer);
}
