import { CHASED_KINDS, MESSAGE_LANGUAGES, type DunningPolicy } from '../../domain/dunning/policy';
import { readPolicy } from '../../domain/dunning/readPolicy';
import type { Master, MasterContent } from '../../domain/masters/schemas';
import { loadMessage } from '../../formats/message';

/** The rules of a stored policy. Its version is that of the master, which every change raises. */
export function policyOfMaster({ content, version }: Master<'dunningPolicy'>): DunningPolicy {
	return readPolicy({ ...rulesOf(content), version });
}

function rulesOf({ company: _company, active: _active, ...rules }: MasterContent<'dunningPolicy'>) {
	return rules;
}

/**
 * A policy that is saved can be run: its amounts fit their currencies, and every template that it names is there.
 *
 * @throws Refusal `amount.tooFine`, `message.template`
 */
export function checkDunningPolicy(content: MasterContent<'dunningPolicy'>): void {
	const { stages } = readPolicy(rulesOf(content));
	for (const kind of CHASED_KINDS) {
		for (const { templates } of stages[kind]) {
			for (const language of MESSAGE_LANGUAGES) {
				const name = templates[language];
				if (name !== undefined) loadMessage(name, language);
			}
		}
	}
}
