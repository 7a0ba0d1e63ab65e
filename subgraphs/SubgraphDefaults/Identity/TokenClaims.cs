namespace Octomart.SubgraphDefaults.Identity;

/// <summary>The claims of an access token, as Auth issues it and every subgraph reads it.</summary>
public static class TokenClaims
{
    /// <summary>The user's id.</summary>
    public const string Subject = "sub";

    /// <summary>What the token allows, space-separated (RFC 8693).</summary>
    public const string Scope = "scope";

    /// <summary>One claim a role.</summary>
    public const string Roles = "roles";

    /// <summary>One claim a seller that the user belongs to.</summary>
    public const string Sellers = "sellers";

    /// <summary>The session that the token belongs to.</summary>
    public const string SessionId = "sid";

    /// <summary>The issuer of users' tokens.</summary>
    public const string Issuer = "octomart";

    /// <summary>The audience of users' tokens: the whole graph.</summary>
    public const string Audience = "octomart";
}
