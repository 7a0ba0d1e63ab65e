namespace Octomart.Gateway.Supergraph;

/// <summary>A value of <c>join__Graph</c>: one service behind the gateway.</summary>
/// <param name="Name">As composition knows it: <c>product</c>.</param>
/// <param name="GraphName">The enum value: <c>PRODUCT</c>.</param>
/// <param name="Url">The default address; configuration overrides it.</param>
/// <param name="Index">Its position, which orders plans.</param>
internal sealed record Subgraph(string Name, string GraphName, string Url, int Index)
{
    public override string ToString() => Name;
}

/// <summary><c>@join__type</c>: the type exists in a subgraph, perhaps as an entity.</summary>
internal sealed record JoinType(Subgraph Subgraph, string? Key, bool IsResolvable, bool IsInterfaceObject);

/// <summary><c>@join__field</c>: the field exists in a subgraph, with its role there.</summary>
/// <param name="Subgraph">Which one.</param>
/// <param name="Requires">What it must be sent to resolve the field.</param>
/// <param name="Provides">What else it resolves below the field.</param>
/// <param name="Type">The field's type there, where it differs.</param>
/// <param name="IsExternal">Only named there, as a rule, and resolved elsewhere.</param>
/// <param name="IsOverridden">Another subgraph has taken it over for good.</param>
/// <param name="Move">Another subgraph is taking it over from this one, or this one from another; null when nothing moves.</param>
/// <param name="ContextArguments">Arguments that clients don't see, because they come from objects further up.</param>
internal sealed record JoinField(
    Subgraph Subgraph,
    string? Requires,
    string? Provides,
    string? Type,
    bool IsExternal,
    bool IsOverridden,
    ProgressiveMove? Move,
    IReadOnlyList<ContextArgument> ContextArguments);

/// <summary>An entry of <c>contextArguments</c>: an argument that a subgraph wants from the nearest object further up whose type has the context.</summary>
/// <param name="Name">The argument's name in the subgraph.</param>
/// <param name="Type">Its type there.</param>
/// <param name="Context">The context's name: <c>accounts__user</c>.</param>
/// <param name="Selection">What to read of the object that has the context; may differ by its type.</param>
/// <param name="Place">Line and column in the supergraph.</param>
internal sealed record ContextArgument(string Name, TypeReference Type, string Context, string Selection, string Place);

/// <summary>One side of an <c>@override</c> with a label: the new owner resolves the field where the label is on, the old one where it is off.</summary>
internal sealed record ProgressiveMove(string Label, bool IsNewOwner);

/// <summary><c>@join__implements</c>: in this subgraph the type implements the interface.</summary>
internal sealed record JoinImplements(Subgraph Subgraph, string Interface);

/// <summary><c>@join__unionMember</c>: in this subgraph the union has the member.</summary>
internal sealed record JoinUnionMember(Subgraph Subgraph, string Member);
