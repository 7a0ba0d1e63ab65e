using System.Collections.Immutable;
using System.Globalization;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Attributes;

/// <summary>What the shop has settled about an attribute. Attributes without a definition stay free text.</summary>
internal sealed record AttributeDefinition : Document
{
    public required string Code { get; init; }

    public required string Label { get; init; }

    public required AttributeKind Kind { get; init; }

    public string? Unit { get; init; }

    /// <summary>Whether lists can be narrowed by it.</summary>
    public bool IsFacet { get; init; } = true;

    /// <summary>Of an enumeration: what a value may be.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The same for every writer, so that a code is defined once.</summary>
    public static string IdOf(string code) => OpaqueId.From("atr", code);

    /// <summary>The value in the form in which it is stored; null when it is none of this kind.</summary>
    public string? Read(string value) => Kind switch
    {
        AttributeKind.Number => ReadNumber(value)?.ToString("0.######", CultureInfo.InvariantCulture),
        AttributeKind.Boolean => value.ToUpperInvariant() switch { "TRUE" or "YES" => "Yes", "FALSE" or "NO" => "No", _ => null },
        AttributeKind.Enum => Values.FirstOrDefault(known => string.Equals(known, value, StringComparison.OrdinalIgnoreCase)),
        _ => value,
    };

    /// <summary>The number that a value says, with a point for decimals; null when it says none.</summary>
    public static double? ReadNumber(string value) =>
        double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What the values of an attribute are.</summary>
internal enum AttributeKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A number with a point for decimals; facets put numbers into ranges.</summary>
    Number,

    /// <summary>Yes or No.</summary>
    Boolean,

    /// <summary>One of the values that the definition names.</summary>
    Enum,
}
