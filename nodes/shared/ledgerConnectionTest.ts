import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { checkPostgres } from '../../ledger/postgres/checkPostgres';
import { reasonOf } from './failure';
import { postgresSettingsOf } from './ledgerHandle';

/** The Test button of the credential: reaches the server and checks that tables can be made. Writes nothing. */
export async function ledgerConnectionTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	try {
		const { version, exists } = await checkPostgres(postgresSettingsOf(credential.data ?? {}));
		return {
			status: 'OK',
			message: `Connected to PostgreSQL ${version}; the ledger ${exists ? 'exists' : 'will be created at first use'}`,
		};
	} catch (error) {
		return { status: 'Error', message: `The database cannot be used: ${reasonOf(error)}` };
	}
}
