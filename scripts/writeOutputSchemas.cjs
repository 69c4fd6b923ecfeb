'use strict';

const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/** Nodes and where their tables of operations lie, compiled. */
const NODES = [
	'BillingMasterData',
	'CreateInvoice',
	'CustomerPayment',
	'DunningStep',
	'IssueEInvoice',
	'OcrIntake',
	'ReplaceInvoice',
	'SalesDocument',
	'SepaExport',
	'StripeDebit',
];

/** Writes the output schemas that n8n looks for beside a node: `__schema__/v1.0.0/<resource>/<operation>.json`. */
function writeOutputSchemas(dist) {
	const { schemaOf } = require(join(dist, 'nodes/shared/outputFields.js'));
	for (const node of NODES) {
		const { OPERATIONS } = require(join(dist, `nodes/${node}/operations.js`));
		for (const [resource, operations] of Object.entries(OPERATIONS)) {
			for (const { name, output } of operations)
				write(join(dist, `nodes/${node}/__schema__/v1.0.0/${resource}`), name, schemaOf(output));
		}
	}
	const noteGroups = join(dist, 'nodes/GroupDeliveryNotes/__schema__/v1.0.0');
	write(noteGroups, 'group', schemaOf('noteGroup'));
	write(noteGroups, 'list', schemaOf('listedNote'));
	const prints = join(dist, 'nodes/RenderBillingDocument/__schema__/v1.0.0');
	write(prints, 'renderPdf', schemaOf('printedDocument'));
	write(prints, 'renderReceipt', schemaOf('paymentReceipt'));
}

function write(folder, name, schema) {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${name}.json`), JSON.stringify(schema));
}

module.exports = { writeOutputSchemas };
