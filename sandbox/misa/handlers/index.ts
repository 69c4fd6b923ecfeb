import type { Call } from '../call';
import type { Handler } from '../paths';
import type { Reply } from '../reply';
import { webDelete, webGetList, webInsert, webPreview, webViewRefId } from './drafts';
import { download, publishView, sendEmail, unpublishView } from './files';
import { logIn, webLogIn } from './logIn';
import { publish, publishWithToken } from './publish';
import { paging, status } from './status';
import { templates, webTemplates } from './templates';
import { webPaging, webPagingCalculating } from './webRows';

export const HANDLERS: Readonly<Record<Handler, (call: Call) => Reply | Promise<Reply>>> = {
	logIn,
	templates,
	unpublishView,
	publish,
	publishWithToken,
	status,
	publishView,
	download,
	sendEmail,
	paging,
	webLogIn,
	webTemplates,
	webPreview,
	webViewRefId,
	webInsert,
	webDelete,
	webGetList,
	webPaging,
	webPagingCalculating,
};
