export { STREAM_LIMITS } from './limits';
export { XmlReader, type XmlHandlers } from './XmlReader';
export { find, findAll, textAt, type XmlNode } from './xmlNode';
