import { aFile, aFinding, aReport, aRule, aSystem } from './fixtures.ts'

const HOSTILE_PATH = 'models/\r::stop-commands::x\n::error::own\u202egpj.\u001b[2Jcard|`*_<b>@octocat #1.md'
const HOSTILE_MESSAGE =
  '::set-output name=verdict::pass\r\n##[error]own ]( [link](https://evil.example/x) ![](https://evil.example/p.png) ' +
  '<img src=x onerror=alert(1)> <!-- modelward --> </details> @octocat @org/team #123 GH-7 octo/repo#9 ' +
  'www.evil.example mail@evil.example `code` **bold** | cell | $x^2$ %0A%0D%25 100% \u001b[31mred\u001b[0m \u200b\ud800'

/** Whatever an artifact can name holds what means something to some sink. */
export const hostile = aReport(
  [
    aSystem({
      system: { id: HOSTILE_MESSAGE, path: HOSTILE_PATH },
      profile: HOSTILE_MESSAGE,
      rules: [
        aRule({
          id: 'X::1,y\n::',
          outcome: 'fail',
          title: HOSTILE_MESSAGE,
          description: HOSTILE_MESSAGE,
          remediation: HOSTILE_MESSAGE,
          controls: { [HOSTILE_MESSAGE]: [HOSTILE_MESSAGE], ['__proto__']: ['1'] },
          references: [HOSTILE_MESSAGE],
        }),
        aRule({ id: '@octocat', outcome: 'error', error: HOSTILE_MESSAGE }),
        aRule({ id: '__proto__', outcome: 'pass', title: HOSTILE_MESSAGE }),
      ],
      findings: [
        aFinding({
          rule: 'X::1,y\n::',
          path: HOSTILE_PATH,
          message: HOSTILE_MESSAGE,
          remediation: HOSTILE_MESSAGE,
        }),
        aFinding({
          rule: 'X::1,y\n::',
          kind: 'unverified',
          path: HOSTILE_PATH,
          message: HOSTILE_MESSAGE,
          remediation: HOSTILE_MESSAGE,
        }),
      ],
      read: [aFile({ path: HOSTILE_PATH })],
      unread: [
        {
          path: HOSTILE_PATH,
          kind: 'sbom',
          reason: 'malformed',
          extent: 'file',
          // Other than the finding's, so that no report takes it for told.
          message: `unread: ${HOSTILE_MESSAGE}`,
          line: 1,
          column: 1,
          sha256: null,
        },
      ],
    }),
  ],
  {
    rules_off: [{ id: HOSTILE_MESSAGE, pack: HOSTILE_MESSAGE }],
    ignored: { count: 2, first: [HOSTILE_PATH] },
    packs: [
      {
        name: HOSTILE_MESSAGE,
        version: HOSTILE_MESSAGE,
        digest: HOSTILE_MESSAGE,
        rules: 3,
        signer: { algorithm: HOSTILE_MESSAGE, key_id: HOSTILE_MESSAGE, fingerprint: HOSTILE_MESSAGE },
      },
    ],
  },
)
