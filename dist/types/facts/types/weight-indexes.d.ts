/** The index of weights that are kept in several files: which tensor is in which shard. */
export interface WeightIndex {
    path: string;
    format: 'safetensors-index' | 'pytorch-index';
    /** How many tensors it names. */
    tensors: number;
    /** The files that it names, sorted by name. */
    shards: Shard[];
    /** Paths of shards of the same series beside it that it does not name. */
    unlisted: string[];
    /** `metadata.total_size`: bytes of all tensors, as stated. */
    total_size: number | null;
    /** Bytes of the tensors in the shards; null unless all of them are here and say it. */
    tensor_bytes: number | null;
    /** Every shard is there, by its content or by a Git-LFS pointer, and there is no other of the series. */
    complete: boolean;
}
export interface Shard {
    /** As the index has it. */
    name: string;
    /** Null for a name that loaders refuse: one that is in another folder, or no name of a weight file. */
    path: string | null;
    exists: boolean;
    /** How many tensors it should hold. */
    tensors: number;
}
