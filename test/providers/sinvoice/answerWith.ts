import axios, { AxiosHeaders, type AxiosInstance, type InternalAxiosRequestConfig } from 'axios';

export interface Canned {
	readonly status: number;
	readonly body: unknown;
}

export interface Asked {
	readonly url: string;
	readonly data: string;
	readonly headers: Readonly<Record<string, unknown>>;
	readonly config: InternalAxiosRequestConfig;
}

/** An axios that answers without a network, by what it is asked for. */
export function answerWith(answer: (asked: Asked) => Canned | Error): {
	readonly http: AxiosInstance;
	readonly asked: Asked[];
} {
	const asked: Asked[] = [];
	const http = axios.create({
		adapter: async (config) => {
			const request = {
				url: config.url ?? '',
				data: String(config.data),
				headers: config.headers.toJSON() as Readonly<Record<string, unknown>>,
				config,
			};
			asked.push(request);
			const given = answer(request);
			if (given instanceof Error) throw given;
			const text = typeof given.body === 'string' ? given.body : JSON.stringify(given.body);
			return {
				status: given.status,
				statusText: '',
				data: Buffer.from(text),
				headers: new AxiosHeaders(),
				config,
			};
		},
	});
	return { http, asked };
}
