const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Names that only a network of one's own resolves, and the private blocks of RFC 1918. */
const OWN_NETWORK = [
	/^[^.:]+$/,
	/\.(?:internal|local|localhost|test)$/,
	/^10(?:\.\d+){3}$/,
	/^192\.168(?:\.\d+){2}$/,
	/^172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}$/,
];

/** True where nobody on the internet can read along: HTTPS, or a server on this machine or in a network of one's own. */
export function isPrivate({ protocol, hostname }: URL): boolean {
	if (protocol === 'https:') return true;
	return (
		protocol === 'http:' && (LOOPBACK.has(hostname) || OWN_NETWORK.some((pattern) => pattern.test(hostname)))
	);
}
