using System.ComponentModel.DataAnnotations;
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

/// <summary>Links that open one document for a while.</summary>
internal sealed class DocumentLinks(IConfiguration configuration, IOptions<DocumentOptions> options, TimeProvider clock)
{
    private readonly SignedLinks _links = new(configuration, "order documents", clock);

    /// <summary>From the root of the shop's address.</summary>
    public string For(string documentId) => _links.Sign($"/documents/{documentId}.pdf", documentId, options.Value.LinkLifetime);

    public bool IsValid(string documentId, long expires, string? signature) => _links.IsValid(documentId, expires, signature);
}
