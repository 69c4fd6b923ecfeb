import { ProviderRefusal } from '../../providerErrors';
import type { MisaAccount } from '../account';
import { ownError } from '../errors/ownErrors';
import { readTemplates } from './readTemplates';

/**
 * Logs in and reads the templates. An account whose signature needs a person, and which has no series of a cash
 * register, can issue nothing from here: that is said now, and not at the first invoice.
 */
export async function testAccount(account: MisaAccount): Promise<void> {
	const active = (await readTemplates(account)).filter((template) => template.active);
	const [first] = active;
	if (!first)
		throw new ProviderRefusal(
			ownError('TEMPLATE_NOT_FOUND', 'The login is right, but the account has no active template.'),
		);
	if (active.every(({ cannotIssue }) => cannotIssue !== null))
		throw new ProviderRefusal(
			ownError('SIGNING_NEEDS_PERSON', `The login is right. ${first.cannotIssue ?? ''}`),
		);
}
