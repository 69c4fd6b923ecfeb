import { refuse } from '../../domain/refusal';
import type { MisaGeneration, MisaSettings } from './settings';

type Named = 'username' | 'password' | 'taxCode' | 'appId' | 'clientId' | 'clientSecret';

const ALWAYS = { username: 'User', password: 'Password', taxCode: 'Tax Code' } as const;
const BY_GENERATION: Readonly<Record<MisaGeneration, Partial<Record<Named, string>>>> = {
	integration: { appId: 'App ID' },
	gateway: { clientId: 'Client ID', clientSecret: 'Client Secret' },
};

/** @throws Refusal `misa.settings`, naming what is missing */
export function assertSettings(settings: MisaSettings): void {
	const wanted = Object.entries({ ...ALWAYS, ...BY_GENERATION[settings.generation] });
	const missing = wanted.find(([name]) => (settings[name as Named] ?? '').trim() === '');
	if (!missing) return;
	const [field, label] = missing;
	refuse({
		rule: 'misa.settings',
		field,
		message: `The MISA account has no ${label}.`,
		fix: `Fill in ${label} in the MISA credential.`,
	});
}
