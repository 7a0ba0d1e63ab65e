using Octomart.Gateway.Planning.Contexts;
using Octomart.Gateway.Planning.Graph;
using Octomart.Gateway.Planning.Paths;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Planning.Fetches;

/// <summary>One selection to get from one subgraph: at the root, or for the entities found at a path.</summary>
internal sealed class FetchStep(FetchKey key, FetchSelection selection, EntityInput? input)
{
    public int Id => key.Id;

    public Subgraph Subgraph => key.Subgraph;

    /// <summary>How many fetches must come before this one, one after the other.</summary>
    public int Wave { get; set; } = key.Wave;

    public FetchSelection Selection { get; } = selection;

    /// <summary>What to send for which entities; null for a fetch from the root.</summary>
    public EntityInput? Input { get; } = input;

    public HashSet<FetchStep> DependsOn { get; } = [];
}

/// <summary>Which objects are sent as representations, and with what.</summary>
/// <param name="Path">From the root to the objects.</param>
/// <param name="Layout">Where the objects keep their fields.</param>
/// <param name="RepresentationType">Sent as <c>__typename</c>; null to send each object's own.</param>
/// <param name="Guard">Only objects of this type; null for all.</param>
/// <param name="IsRoot">The objects are the query type's: nothing is sent, and the answer of the root holds for each.</param>
internal sealed record EntityInput(IReadOnlyList<TargetSegment> Path, Layout Layout, TypeDefinition RepresentationType, TypeDefinition? Guard, bool IsRoot)
{
    /// <summary>Without any of these an object is no entity and is not sent.</summary>
    public List<SelectionSet> Keys { get; } = [];

    /// <summary>What <c>@requires</c> names: may be null, but must have been fetched.</summary>
    public List<SelectionSet> Requires { get; } = [];

    /// <summary>Arguments that each object takes from those further up. Must have been fetched, like what <c>@requires</c> names.</summary>
    public List<ContextInput> Contexts { get; } = [];
}

/// <summary>One field on the way to entities, taken only for objects of the guarding type, if there is one.</summary>
internal sealed record TargetSegment(Slot Slot, TypeDefinition? Guard);

/// <summary>What a fetch selects on one object.</summary>
internal sealed class FetchSelection(GraphNode node, Layout layout)
{
    public GraphNode Node { get; } = node;

    public Layout Layout { get; } = layout;

    /// <summary>Whether the object's type must be asked for.</summary>
    public bool WantsTypeName { get; set; }

    public OrderedDictionary<Slot, FetchField> Fields { get; } = [];

    public OrderedDictionary<GraphNode, FetchSelection> Fragments { get; } = [];
}

/// <summary>One field of a fetch.</summary>
internal sealed class FetchField(FieldEdge edge, Slot slot, FieldSelection selection, FetchSelection? nested)
{
    public FieldEdge Edge { get; } = edge;

    public Slot Slot { get; } = slot;

    public string Name => Edge.Field.Name;

    /// <summary>The client's arguments.</summary>
    public string Arguments { get; } = selection.Arguments;

    public IReadOnlyList<ContextNeed> Contexts => Edge.Contexts;

    public IReadOnlyList<string> Variables { get; } = selection.Variables;

    public FetchSelection? Selection { get; } = nested;

    /// <summary>The key in the subgraph's response: the slot's, unless fields of different types would collide.</summary>
    public string ResponseKey { get; set; } = slot.Key;
}
