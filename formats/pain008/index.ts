export { checkPain008, type FileFault } from './checkPain008';
export { sumBlocks, isOfBlock } from './sumBlocks';
export { blockId } from './writeBlockHead';
export type { DebitSource } from './openDebits';
export { writePain008 } from './writePain008';
export { zipDebits } from './zipDebits';
