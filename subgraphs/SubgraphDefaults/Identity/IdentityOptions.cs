using System.ComponentModel.DataAnnotations;

namespace Octomart.SubgraphDefaults.Identity;

/// <summary>Where tokens come from.</summary>
public sealed class IdentityOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Octomart:Identity";

    /// <summary>Base address of Auth, which publishes its keys at <c>/.well-known/openid-configuration</c>.</summary>
    [Required]
    public string Authority { get; set; } = "http://127.0.0.1:5001";

    /// <summary>
    /// The key that services sign their calls with: base 64 of at least 32 bytes, the same for all. Without one, a service
    /// makes a key for itself at start and can be called by itself only.
    /// </summary>
    public string? ServiceKey { get; set; }
}
