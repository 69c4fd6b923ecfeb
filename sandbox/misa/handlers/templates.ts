import { flagIn, type Call } from '../call';
import { success, type Reply } from '../reply';
import { isWithCode } from '../templates';
import { refuseClient, refuseUser } from './logIn';

/** Series with a code of the tax office and those without are asked for apart. */
export function templates(call: Call): Reply {
	const withCode = flagIn(call, 'invoiceWithCode');
	return success({
		data: call.world.templates.filter(({ InvSeries }) => isWithCode(InvSeries) === withCode),
	});
}

/** The web app takes the login in the body, and no token. */
export function webTemplates(call: Call): Reply {
	return refuseClient(call, false) ?? refuseUser(call) ?? templates(call);
}
