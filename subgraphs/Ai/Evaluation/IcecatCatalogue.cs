using System.Text.Json;
using Octomart.AiSubgraph.Search;

namespace Octomart.AiSubgraph.Evaluation;

/// <summary>The electronics catalogue that the search judgements are about.</summary>
internal static class IcecatCatalogue
{
    public const string File = "catalogue_icecat.jsonl.gz";

    public static IEnumerable<SearchDocument> Read(EvaluationData data) => data.Lines(File).Select(Parse);

    private static SearchDocument Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var row = json.RootElement;
        return new SearchDocument
        {
            Id = row.GetProperty("id").GetString()!,
            Title = row.GetProperty("title").GetString() ?? "",
            Brand = row.GetProperty("brand").GetString(),
            Description = row.TryGetProperty("description", out var description) ? description.GetString() ?? "" : "",
            Price = row.TryGetProperty("price_cents", out var price) && price.TryGetInt64(out var cents) ? new SearchPrice(cents, "USD") : null,
            IsInStock = true,
        };
    }
}
