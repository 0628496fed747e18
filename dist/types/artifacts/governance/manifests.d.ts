import { type Manifest } from './manifest.ts';
export declare const threatModel: Manifest;
export declare const riskRegister: Manifest;
/** All manifests. To add one is to add its file under manifests/ and its lines here. */
export declare const MANIFESTS: readonly Manifest[];
