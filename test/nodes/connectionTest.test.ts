import type { ICredentialsDecrypted, ICredentialTestFunctions } from 'n8n-workflow';
import { ledgerConnectionTest } from '../../nodes/shared/ledgerConnectionTest';
import { fixDate, inUserFolder, openWholesaler, type Json } from './support/bench';
import { asServer, onPostgres } from './support/onPostgres';

/** What a person sees who presses Test in the credential. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');

const wrong = (settings: object) => ({ ...settings, password: 'hunter2-wrong' });

describe('the Test button of the credential', () => {
	const press = (data: object) =>
		ledgerConnectionTest.call(
			{} as ICredentialTestFunctions,
			{ data } as unknown as ICredentialsDecrypted<Json>,
		);

	test('OK, before and after the first use', () =>
		onPostgres((settings) =>
			inUserFolder(async () => {
				expect(await press(settings)).toEqual({
					status: 'OK',
					message: expect.stringMatching(/^Connected to PostgreSQL \d+.*will be created/),
				});
				expect(await press(settings)).toMatchObject({ message: expect.stringContaining('will be created') });
				await openWholesaler({ credential: 'Books' }, { credentials: { Books: settings } });
				expect(await press(settings)).toEqual({
					status: 'OK',
					message: expect.stringContaining('the ledger exists'),
				});
			}),
		));

	test('wrong password, closed port, unknown schema name: an error in words, without the password', () =>
		onPostgres(async (settings) => {
			for (const [data, words] of [
				[wrong(settings), /password/],
				[{ ...wrong(settings), port: 1 }, /ECONNREFUSED|refused/],
				[{ ...settings, database: 'nowhere' }, /nowhere/],
				[{ ...settings, schema: 'Robert"; drop table' }, /schema/i],
			] as Array<[object, RegExp]>) {
				const result = await press(data);
				expect(result).toEqual({ status: 'Error', message: expect.stringMatching(words) });
				expect(result.message).not.toContain('hunter2-wrong');
				expect(result.message).not.toContain(settings.password);
			}
		}));

	test('a user without rights is told which right is missing', () =>
		onPostgres(async (settings) => {
			const role = `r_${settings.schema}`;
			await asServer(
				settings,
				`create role ${role} login password 'plain'; create schema ${settings.schema}`,
			);
			try {
				const theirs = { ...settings, user: role, password: 'plain' };
				expect(await press(theirs)).toEqual({
					status: 'Error',
					message: `The database cannot be used: User ${role} may not use schema ${settings.schema}: grant usage and create on it`,
				});
				expect(await press({ ...theirs, schema: `${settings.schema}_2` })).toMatchObject({
					status: 'Error',
					message: expect.stringContaining('may not create schema'),
				});
			} finally {
				await asServer(settings, `drop role ${role}`);
			}
		}));
});
