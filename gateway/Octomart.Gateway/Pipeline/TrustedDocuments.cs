using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Octomart.Gateway.Pipeline;

/// <summary>
/// Documents that were known before the gateway started, by id: a JSON file of <c>{"id": "document"}</c>, where the id is the document's SHA-256
/// unless whoever made the file chose another. In the strict mode nothing else runs.
/// </summary>
internal sealed class TrustedDocuments(GatewayOptions options)
{
    private readonly FrozenDictionary<string, string> byId = Load(options.TrustedDocumentsPath);

    /// <summary>The text to run for a request; null when it may not run.</summary>
    public string? Find(string? query, string? documentId)
    {
        if (documentId is not null)
        {
            return byId.GetValueOrDefault(documentId.StartsWith("sha256:", StringComparison.Ordinal) ? documentId[7..] : documentId);
        }

        return query is null || !options.OnlyTrustedDocuments || byId.ContainsKey(HashOf(query)) ? query : null;
    }

    private static string HashOf(string query) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)));

    private static FrozenDictionary<string, string> Load(string? path)
    {
        if (path is null)
        {
            return FrozenDictionary<string, string>.Empty;
        }

        using var file = File.OpenRead(path);
        var documents = JsonSerializer.Deserialize<Dictionary<string, string>>(file) ?? [];

        // A document may be sent by its text too, whatever its id is.
        foreach (var document in documents.Values.ToList())
        {
            documents.TryAdd(HashOf(document), document);
        }

        return documents.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
