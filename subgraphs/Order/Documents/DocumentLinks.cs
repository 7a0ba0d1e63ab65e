using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.OrderSubgraph.Documents;

/// <summary>Section <c>Octomart:Order:Documents</c>.</summary>
internal sealed class DocumentOptions
{
    public const string Section = "Octomart:Order:Documents";

    /// <summary>How long a link to a document opens it. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromMinutes(15);
}

/// <summary>
/// Links that open one document for a while, for whoever may see it and for the browser tab that they open, which sends no token. They
/// are signed and stored nowhere; a new one is told with each read.
/// </summary>
internal sealed class DocumentLinks(IConfiguration configuration, IOptions<DocumentOptions> options, TimeProvider clock)
{
    // All services hold this key; without one, links open documents in this process only.
    private readonly string _key = SecretToken.Derive(configuration[$"{IdentityOptions.Section}:ServiceKey"] ?? SecretToken.New(), "order documents");

    /// <summary>From the root of the shop's address.</summary>
    public string For(string documentId)
    {
        var expires = (clock.GetUtcNow() + options.Value.LinkLifetime).ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"/documents/{documentId}.pdf?expires={expires}&signature={Sign(documentId, expires)}");
    }

    public bool IsValid(string documentId, long expires, string? signature) =>
        signature is not null && expires > clock.GetUtcNow().ToUnixTimeSeconds()
        && CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(signature), System.Text.Encoding.UTF8.GetBytes(Sign(documentId, expires)));

    private string Sign(string documentId, long expires) =>
        SecretToken.Derive(_key, string.Create(CultureInfo.InvariantCulture, $"{documentId} until {expires}"));
}
