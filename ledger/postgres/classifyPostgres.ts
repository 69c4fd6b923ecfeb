import type { Failure } from '../writeEngine';

const LOCK_LOST = new Set(['40001', '40P01']);
const LOCK_TIMEOUT = '55P03';
const DISK_FULL = '53100';
/** The server is a copy, or was set to take no writes. */
const READ_ONLY = '25006';
/**
 * Connection exceptions, refused log-ins, a missing database, too many connections, shutdown and crash, a session
 * that the server ended because it idled in a transaction.
 */
const CONNECTION_STATES = /^(?:08...|28...|3D000|53300|57P0[1-5]|25P03)$/;
/** What Node's sockets say: ECONNRESET, EPIPE, ETIMEDOUT, ENOTFOUND… */
const SOCKET_CODE = /^E[A-Z]+$/;
/** The driver's own errors carry no code. */
const DRIVER_MESSAGE =
	/^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired|Client was closed|Query read timeout)/;

export function classifyPostgres(error: unknown): Failure {
	const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
	if (typeof code === 'string') {
		if (LOCK_LOST.has(code)) return 'lockLost';
		if (code === LOCK_TIMEOUT) return 'lockTimeout';
		if (code === DISK_FULL) return 'noSpace';
		if (code === READ_ONLY) return 'notWritable';
		return CONNECTION_STATES.test(code) || SOCKET_CODE.test(code) ? 'connectionLost' : 'other';
	}
	return DRIVER_MESSAGE.test(String(message)) ? 'connectionLost' : 'other';
}
