import { join } from 'node:path';
import { childEnvironment } from './runCommand.mjs';

/**
 * Environment of one n8n instance. Settings of another n8n on the same machine never leak in.
 * @param {{ userFolder: string, port: number, brokerPort: number, extra?: Record<string, string> }} instance
 */
export function n8nEnvironment({ userFolder, port, brokerPort, extra = {} }) {
	const inherited = childEnvironment();
	const foreign = /^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_URL$|GENERIC_TIMEZONE$|NODE_FUNCTION_)/;
	const kept = Object.entries(inherited).filter(([name]) => !foreign.test(name));
	return {
		...Object.fromEntries(kept),
		N8N_USER_FOLDER: userFolder,
		N8N_HOST: 'localhost',
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		// Plain http on this machine: a secure cookie would never come back.
		N8N_SECURE_COOKIE: 'false',
		N8N_RESTRICT_FILE_ACCESS_TO: join(userFolder, 'files'),
		// The JSON of "n8n execute" is printed at this level.
		N8N_LOG_LEVEL: 'info',
		N8N_LOG_FORMAT: 'text',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		// Neither a Python runner nor a licence is wanted here; without these lines n8n complains at every start.
		N8N_PYTHON_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		...extra,
	};
}
