using System.Collections.Frozen;

namespace Octomart.ProductSubgraph.Attributes;

/// <summary>All definitions by code: immutable, swapped whole when one changes.</summary>
internal sealed class AttributeBook(IEnumerable<AttributeDefinition> definitions)
{
    public static readonly AttributeBook Empty = new([]);

    private readonly FrozenDictionary<string, AttributeDefinition> _byCode = definitions.ToFrozenDictionary(definition => definition.Code, StringComparer.Ordinal);

    public IEnumerable<AttributeDefinition> All => _byCode.Values.OrderBy(definition => definition.Code, StringComparer.Ordinal);

    public AttributeDefinition? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The book after a definition was made or changed.</summary>
    public AttributeBook With(AttributeDefinition changed) =>
        Find(changed.Code) is { } known && known.Version > changed.Version ? this : new AttributeBook(_byCode.Values.Where(one => one.Code != changed.Code).Append(changed));

    /// <summary>The book without a definition.</summary>
    public AttributeBook Without(string code) => new(_byCode.Values.Where(one => one.Code != code));
}
