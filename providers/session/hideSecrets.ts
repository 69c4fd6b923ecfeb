/** A shorter word would be found in texts that have nothing to do with it. */
const SHORTEST = 4;

/** Takes out of a provider's words what it was told in confidence, in case that it repeats it. */
export function hideSecrets(text: string, secrets: ReadonlyArray<string | undefined>): string {
	const spellings = secrets
		.filter((secret): secret is string => secret !== undefined && secret.length >= SHORTEST)
		.flatMap((secret) => [
			secret,
			encodeURIComponent(secret),
			JSON.stringify(secret).slice(1, -1),
			Buffer.from(secret).toString('base64'),
		])
		// The longest first: one secret may be a part of another.
		.sort((a, b) => b.length - a.length);
	return spellings.reduce((shown, secret) => shown.replaceAll(secret, '…'), text);
}
