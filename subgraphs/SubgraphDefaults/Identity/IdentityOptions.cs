using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;

namespace Octomart.SubgraphDefaults.Identity;

/// <summary>Where tokens come from.</summary>
public sealed class IdentityOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Octomart:Identity";

    /// <summary>Base address of Auth, which publishes its keys at <c>/.well-known/openid-configuration</c>.</summary>
    [Required]
    [Url]
    public string Authority { get; set; } = "http://127.0.0.1:5001";

    /// <summary>
    /// The key that services sign their calls with: base 64 of at least 32 bytes, the same for all. Without one, a service
    /// makes a key for itself at start and can be called by itself only.
    /// </summary>
    [Base64String(ErrorMessage = "It is not base 64.")]
    public string? ServiceKey { get; set; }

    /// <summary>The key itself; null when there is none, or none that can be read.</summary>
    internal byte[]? Key => ServiceKey is { Length: > 0 } text && Base64.IsValid(text) ? Convert.FromBase64String(text) : null;
}
