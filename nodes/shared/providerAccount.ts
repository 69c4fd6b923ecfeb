import type { AxiosInstance } from 'axios';
import type { IDataObject } from 'n8n-workflow';
import type { EInvoiceProvider, EInvoiceProviderName } from '../../providers/eInvoiceProvider';
import { createMisa } from '../../providers/misa/createMisa';
import type { MisaSettings } from '../../providers/misa/settings';
import { createSInvoice } from '../../providers/sinvoice/createSInvoice';
import type { SInvoiceSettings } from '../../providers/sinvoice/settings';

/** The credential of each provider. */
export const PROVIDER_CREDENTIALS = {
	misa: 'misaApi',
	sinvoice: 'sInvoiceApi',
} as const satisfies Record<EInvoiceProviderName, string>;

/** The client of the account that a credential holds. */
export function openAccount(
	name: EInvoiceProviderName,
	credential: IDataObject,
	http: AxiosInstance,
): EInvoiceProvider {
	return name === 'misa'
		? createMisa(misaSettingsOf(credential), http)
		: createSInvoice(sInvoiceSettingsOf(credential), http);
}

/** Fields that the credential hides hold nothing, whatever was typed into them before. */
function advancedOf(credential: IDataObject, seconds: number) {
	const { host, timeout } = credential['advanced'] === true ? credential : {};
	return { host: given(host), timeoutMs: Number(timeout ?? seconds) * 1000 };
}

function sInvoiceSettingsOf(credential: IDataObject): SInvoiceSettings {
	const form = credential['advanced'] === true ? credential['authentication'] : undefined;
	return {
		...accountOf(credential),
		...advancedOf(credential, 90),
		auth: (form ?? 'cookie') as SInvoiceSettings['auth'],
	};
}

function misaSettingsOf(credential: IDataObject): MisaSettings {
	const generation = (credential['generation'] ?? 'gateway') as MisaSettings['generation'];
	const keys =
		generation === 'gateway'
			? { clientId: given(credential['clientId']), clientSecret: given(credential['clientSecret']) }
			: { appId: given(credential['appId']) };
	return {
		...accountOf(credential),
		...advancedOf(credential, 60),
		...keys,
		generation,
		signing: (credential['signing'] ?? 'hsm') as MisaSettings['signing'],
	};
}

const accountOf = ({ user, password, taxCode }: IDataObject) => ({
	username: given(user) ?? '',
	password: String(password ?? ''),
	taxCode: given(taxCode) ?? '',
});

const given = (value: unknown): string | undefined => {
	const text = typeof value === 'string' ? value.trim() : '';
	return text === '' ? undefined : text;
};
