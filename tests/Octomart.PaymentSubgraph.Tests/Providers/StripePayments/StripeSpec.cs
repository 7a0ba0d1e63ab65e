using System.IO.Compression;
using System.Text.Json;

namespace Octomart.PaymentSubgraph.Tests.Providers.StripePayments;

/// <summary>Stripe's own OpenAPI document, where it lies beside the project: what a request may say.</summary>
internal sealed class StripeSpec
{
    private static readonly Lazy<StripeSpec?> Loaded = new(Load);
    private readonly JsonElement _paths;

    private StripeSpec(JsonElement paths) => _paths = paths;

    /// <summary>Null when the document is not there.</summary>
    public static StripeSpec? Instance => Loaded.Value;

    /// <summary>What is wrong with a request; null when nothing is.</summary>
    public string? Complain(string method, string path, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var template = _paths.EnumerateObject().Where(p => Matches(p.Name, path)).OrderBy(p => p.Name.Count(c => c == '{')).FirstOrDefault();
        if (template.Value.ValueKind != JsonValueKind.Object || !template.Value.TryGetProperty(method.ToLowerInvariant(), out var operation))
        {
            return $"There is no {method} {path}.";
        }

        var known = method == "GET"
            ? operation.GetProperty("parameters").EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query").ToDictionary(p => p.GetProperty("name").GetString()!, p => p.GetProperty("schema"))
            : Body(operation).GetProperty("properties").EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        return parameters.Select(parameter => Complain(known, parameter.Key.Split('[').Select(part => part.TrimEnd(']')).ToList(), parameter.Key)).FirstOrDefault(complaint => complaint is not null);
    }

    private static string? Complain(Dictionary<string, JsonElement> known, List<string> keys, string name)
    {
        if (!known.TryGetValue(keys[0], out var schema))
        {
            return $"Received unknown parameter: {name}";
        }

        foreach (var key in keys.Skip(1))
        {
            var options = schema.TryGetProperty("anyOf", out var anyOf) ? anyOf.EnumerateArray().ToList() : [schema];
            var inner = options.Select(option => option.TryGetProperty("properties", out var properties) && properties.TryGetProperty(key, out var property) ? property
                : option.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.Object ? additional : default).FirstOrDefault(found => found.ValueKind == JsonValueKind.Object);
            if (inner.ValueKind != JsonValueKind.Object)
            {
                return $"Received unknown parameter: {name}";
            }

            schema = inner;
        }

        return null;
    }

    private static JsonElement Body(JsonElement operation) => operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/x-www-form-urlencoded").GetProperty("schema");

    private static bool Matches(string template, string path)
    {
        var (expected, actual) = (template.Split('/'), path.Split('/'));
        return expected.Length == actual.Length && expected.Zip(actual).All(pair => pair.First == pair.Second || pair.First.StartsWith('{'));
    }

    private static StripeSpec? Load()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "..", "shared", "data", "specs", "stripe-openapi-2023-08-16.json.gz");
            if (File.Exists(Path.Combine(folder.FullName, "Octomart.sln")) && File.Exists(file))
            {
                using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
                return new StripeSpec(JsonDocument.Parse(stream).RootElement.GetProperty("paths"));
            }
        }

        return null;
    }
}
