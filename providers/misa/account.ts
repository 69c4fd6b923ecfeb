import type { AxiosInstance } from 'axios';
import type { Door } from './http/logIn';
import type { Session } from '../session/session';
import type { MisaTemplate } from './answers/readTemplate';
import type { MisaSettings } from './settings';

/** An account and the ways to it, as every operation is given them. */
export interface MisaAccount {
	readonly settings: MisaSettings;
	/** Address that all paths follow. */
	readonly base: string;
	/** Hash that tells this account from others. */
	readonly id: string;
	readonly http: AxiosInstance;
	readonly sessions: Readonly<Record<Door, Session>>;
	/** Ms since 1970. */
	readonly now: () => number;
	readonly sleep: (ms: number) => Promise<void>;
	/** Templates that were read lately. */
	readonly templates: { read?: { readonly at: number; readonly list: Promise<readonly MisaTemplate[]> } };
}
