using System.Collections.Frozen;
using System.Text.Json;

namespace Octomart.PaymentProviders.Stub.OpenApi;

/// <summary>A provider's OpenAPI document: which requests there are, and what they and their answers may say.</summary>
internal sealed class OpenApiSpec
{
    private readonly ILookup<int, (string[] Segments, JsonElement Methods)> _paths;
    private readonly FrozenDictionary<string, JsonElement> _schemas;

    public OpenApiSpec(JsonElement document)
    {
        _paths = document.GetProperty("paths").EnumerateObject().Select(path => (Segments: path.Name.Split('/'), path.Value)).ToLookup(path => path.Segments.Length);
        _schemas = document.GetProperty("components").GetProperty("schemas").EnumerateObject().ToFrozenDictionary(schema => schema.Name, schema => schema.Value);
    }

    /// <summary>The operation of a request; the path with the fewest placeholders wins. Null when there is none.</summary>
    public JsonElement? Find(string method, string path)
    {
        var actual = path.Split('/');
        var found = _paths[actual.Length].Where(candidate => Fits(candidate.Segments, actual)).OrderBy(candidate => candidate.Segments.Count(IsPlaceholder)).FirstOrDefault();
        return found.Segments is not null && found.Methods.TryGetProperty(method.ToLowerInvariant(), out var operation) ? operation : null;
    }

    public JsonElement Schema(string name) => _schemas[name];

    /// <summary>What a <c>$ref</c> points to; the schema itself when it is none.</summary>
    public JsonElement Follow(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? Follow(_schemas[reference.GetString()!["#/components/schemas/".Length..]]) : schema;

    private static bool Fits(string[] template, string[] actual) => template.Zip(actual).All(pair => pair.First == pair.Second || IsPlaceholder(pair.First));

    private static bool IsPlaceholder(string segment) => segment.StartsWith('{');
}
