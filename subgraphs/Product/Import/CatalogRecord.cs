using System.Globalization;
using System.Text.Json;

namespace Octomart.ProductSubgraph.Import;

/// <summary>A record of a catalogue file.</summary>
/// <param name="Line">Where it starts in the file, counted from 1.</param>
/// <param name="Fields">By name, without regard to case; those without a value are left out.</param>
/// <param name="Error">Why it could not be read; null when it could.</param>
/// <param name="IsOwn">Whether it has the form in which we export.</param>
/// <param name="Columns">The columns of the file, where a record leaves out those without a value; null when its fields are all there are.</param>
internal sealed record CatalogRecord(
    int Line, IReadOnlyDictionary<string, JsonElement> Fields, string? Error = null, bool IsOwn = false, IReadOnlySet<string>? Columns = null)
{
    /// <summary>A record that could not be read.</summary>
    public static CatalogRecord Unreadable(int line, string error) => new(line, new Dictionary<string, JsonElement>(), error);

    /// <summary>Whether the record speaks of this at all, be it to say that there is nothing.</summary>
    public bool SpeaksOf(string field) => Fields.ContainsKey(field) || Columns?.Contains(field) == true;

    /// <summary>A field as text, trimmed: of a list its first; null when it is not there or blank.</summary>
    public string? Text(string field) => Fields.TryGetValue(field, out var value) && PlainText(value) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>A value as text; null for what has no text, such as an object.</summary>
    public static string? PlainText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number.ToString("0.############################", CultureInfo.InvariantCulture),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Array when value.GetArrayLength() > 0 => PlainText(value[0]),
        _ => null,
    };
}
