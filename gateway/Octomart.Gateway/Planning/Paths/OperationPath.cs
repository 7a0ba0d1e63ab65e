using Octomart.Gateway.Planning.Contexts;
using Octomart.Gateway.Planning.Graph;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Planning.Paths;

/// <summary>
/// A way from the start of an operation to one of its fields: a chain of steps, each an immutable link to the one before. Paths that begin alike
/// share positions and fetches, which is how the planner knows what a set of paths costs.
/// </summary>
internal sealed class OperationPath
{
    public required OperationPath? Parent { get; init; }

    public required PathStep Step { get; init; }

    /// <summary>Where the path has arrived; null after a leaf field.</summary>
    public required GraphNode? Tail { get; init; }

    /// <summary>Where the objects found here are kept; null after a leaf field.</summary>
    public required Layout? Layout { get; init; }

    /// <summary>Equal for paths that arrive in the same way.</summary>
    public required int Position { get; init; }

    /// <summary>The fetch that brings what lies here.</summary>
    public required FetchKey Fetch { get; init; }

    /// <summary>All fetches that this path needs, those of its requirements included.</summary>
    public required IReadOnlyList<FetchKey> Fetches { get; init; }

    /// <summary>Fields on the way: the tie-breaker between paths that need equally many fetches.</summary>
    public required int Length { get; init; }

    public GraphNode Node => Tail ?? throw new InvalidOperationException("The path has ended in a leaf.");

    public Layout Objects => Layout ?? throw new InvalidOperationException("The path has ended in a leaf.");
}

/// <summary>A fetch before it is built: where it starts, in which subgraph, and in which wave.</summary>
internal sealed record FetchKey(int Id, Subgraph Subgraph, int Wave);

internal abstract record PathStep;

/// <summary>Into a subgraph by its root type.</summary>
internal sealed record RootStep(GraphNode Root) : PathStep;

/// <summary>Along a field.</summary>
internal sealed record FieldStep(FieldEdge Edge, Slot Slot, FieldSelection Selection) : PathStep;

/// <summary>From an abstract type to one of its object types.</summary>
internal sealed record MoveStep(GraphNode Target) : PathStep;

/// <summary>Into a subgraph by key, with what the key and <c>@requires</c> ask for.</summary>
/// <param name="Key">The way in.</param>
/// <param name="Requires">What is sent besides the key; null when only the key is.</param>
/// <param name="Contexts">Arguments that come from objects further up.</param>
/// <param name="Requirements">Paths to everything that is sent, each starting with the path that jumps or, for a context, with one further up.</param>
internal sealed record JumpStep(
    KeyEdge Key, SelectionSet? Requires, IReadOnlyList<FoundContext> Contexts, IReadOnlyList<OperationPath> Requirements) : PathStep;
