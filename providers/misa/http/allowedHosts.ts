/** Domains of MISA itself. An address that comes in an answer is data: only these are called, and the host of the settings. */
const DOMAINS = ['meinvoice.vn', 'misa.vn', 'misa.com.vn', 'misacdn.net'];
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** True where nobody between can read along: HTTPS, or a server on this machine. */
export const isPrivate = ({ protocol, hostname }: URL): boolean =>
	protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));

/** May the client fetch `address`, which an answer gave it? */
export function mayFetch(address: string, base: string): boolean {
	const url = URL.parse(address);
	if (url === null || !isPrivate(url) || url.username !== '' || url.password !== '') return false;
	if (url.origin === new URL(base).origin) return true;
	const isMisa = DOMAINS.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`));
	return isMisa && url.protocol === 'https:' && url.port === '';
}
