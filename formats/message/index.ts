/** Messages to customers, as services see them. */
export { addressLines } from './addressLines';
export { compileMessage, type CompiledMessage, type MessageSource } from './compileMessage';
export {
	MESSAGE_FIELDS,
	MESSAGE_LISTS,
	type EntryValues,
	type MessageField,
	type MessageList,
	type MessageValues,
} from './fields';
export { MESSAGE_KINDS, SHIPPED_MESSAGES, type MessageKindName, type ShippedMessage } from './kinds';
export { legalBasisOf, nextStepOf } from './legalTexts';
export { loadMessage } from './loadMessage';
export { renderMessage, type RenderedMessage } from './renderMessage';
export { showsField } from './showsField';
