import { baseName, extensionOf } from '../paths.ts'
import type { ArtifactReader } from '../reader.ts'
import { readSbom } from './read.ts'
import { recogniseSbom } from './recognise.ts'

/** Some 100,000 components with hashes and licenses. JSON of this size takes about 1 GB of memory to read. */
const SIZE_LIMIT = 256 * 1024 * 1024

const EXTENSIONS: ReadonlySet<string> = new Set(['.json', '.xml', '.spdx', '.jsonld'])
const TELLING_NAME = /bom|cyclonedx|spdx|vex/i

/** CycloneDX as JSON and XML, OpenVEX; SPDX is known and reported as not read. */
export const sbom: ArtifactReader = {
  kind: 'sbom',
  title: 'SBOM',
  specifications: [
    'https://cyclonedx.org/docs/1.7/json/',
    'https://cyclonedx.org/docs/1.7/xml/',
    'https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md',
    'https://spdx.github.io/spdx-spec/v2.3/',
    'https://spdx.github.io/spdx-spec/v3.0.1/',
  ],
  limit: SIZE_LIMIT,
  mayBe(path) {
    return EXTENSIONS.has(extensionOf(path)) || TELLING_NAME.test(baseName(path))
  },
  recognise: recogniseSbom,
  read: readSbom,
}
