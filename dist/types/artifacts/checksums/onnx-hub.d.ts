import type { Reading, Source } from '../reader.ts';
/** `ONNX_HUB_MANIFEST.json` of github.com/onnx/models (onnx/onnx docs/Hub.md): paths are those of its folder. */
export declare function readOnnxHub(source: Source): Reading;
