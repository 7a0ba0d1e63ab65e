namespace Octomart.ProductSubgraph.Attributes;

/// <summary>What the shop has settled about an attribute.</summary>
internal sealed class AttributeDefinitionType(AttributeDefinition definition)
{
    /// <summary>For programs and filters, such as width.</summary>
    public string Code => definition.Code;

    /// <summary>For people, such as Width.</summary>
    public string Label => definition.Label;

    /// <summary>What its values are.</summary>
    public AttributeKind Kind => definition.Kind;

    /// <summary>Such as cm; null when values have none.</summary>
    public string? Unit => definition.Unit;

    /// <summary>Whether lists can be narrowed by it.</summary>
    public bool IsFacet => definition.IsFacet;

    /// <summary>Of an enumeration: what a value may be; empty otherwise.</summary>
    public IEnumerable<string> Values => definition.Values;

    /// <summary>Rises with every change; changes name the version that they were made from.</summary>
    public int Version => (int)definition.Version;
}
