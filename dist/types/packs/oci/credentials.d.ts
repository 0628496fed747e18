export type Credentials = {
    readonly kind: 'password';
    readonly username: string;
    readonly password: string;
}
/** An OAuth 2 refresh token, which `docker login` keeps as identity token. */
 | {
    readonly kind: 'refresh-token';
    readonly token: string;
};
type Environment = Readonly<Record<string, string | undefined>>;
/** The registry to which the two others belong: without it, any reference could ask for them. */
export declare const REGISTRY_VARIABLE = "MODELWARD_REGISTRY";
export declare const USERNAME_VARIABLE = "MODELWARD_REGISTRY_USERNAME";
export declare const PASSWORD_VARIABLE = "MODELWARD_REGISTRY_PASSWORD";
/**
 * What this machine knows for a registry: the three variables, or what `docker login` keeps in its configuration or
 * with a credential helper.
 * @throws {UserError} PACK if Docker's configuration is malformed.
 */
export declare function findCredentials(registry: string, env: Environment): Promise<Credentials | null>;
export {};
