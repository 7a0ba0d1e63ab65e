using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.AuthSubgraph.Mail;

/// <summary>What the holder of a mailed token may do.</summary>
public enum MailTokenPurpose
{
    /// <summary>Prove the address.</summary>
    VerifyEmail,

    /// <summary>Set a new password.</summary>
    ResetPassword,
}

/// <summary>A secret that was mailed to somebody, kept as its hash, which is the id.</summary>
public sealed record MailToken : Document
{
    /// <summary>What it is good for.</summary>
    public required MailTokenPurpose Purpose { get; init; }

    /// <summary>Whose account.</summary>
    public required string UserId { get; init; }

    /// <summary>
    /// Of the registration that the mail belongs to. The link makes *this* password valid: were it kept with the account, somebody
    /// could register another's address, wait until the owner registers too and opens the link, and know the password.
    /// </summary>
    public string? PasswordHash { get; init; }

    /// <summary>Of the registration that the mail belongs to.</summary>
    public string? DisplayName { get; init; }

    /// <summary>When it stops working.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>
    /// When it was used. A link that is opened twice, by a mail scanner or a double click, succeeds twice and does its work once.
    /// </summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>The id of the document of a secret.</summary>
    public static string IdOf(string secret) => $"mtk_{SecretToken.HashOf(secret)}";

    /// <summary>Whether it still does this.</summary>
    public bool IsGoodFor(MailTokenPurpose purpose, DateTimeOffset now) => Purpose == purpose && now < ExpiresAt;
}
