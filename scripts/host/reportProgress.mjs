/**
 * Says every 15 seconds that a long step is still alive.
 * @param {string} what e.g. "installing n8n"
 * @param {string} [usual] e.g. "usually 3 to 5 minutes"
 * @returns {() => number} ends the reports and returns the seconds that passed
 */
export function reportProgress(what, usual) {
	const start = Date.now();
	const seconds = () => Math.round((Date.now() - start) / 100) / 10;
	const timer = setInterval(() => {
		const soFar = `${what}, ${Math.round(seconds())} s so far`;
		console.log(usual ? `  ${soFar}, ${usual}` : `  ${soFar}`);
	}, 15_000);
	timer.unref();
	return () => {
		clearInterval(timer);
		return seconds();
	};
}
