using Octomart.Gateway.Planning.Contexts;
using Octomart.Gateway.Planning.Fetches;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Planning;

internal enum OperationKind
{
    Query,
    Mutation,
    Subscription,
}

/// <summary>How an operation is answered: stages one after the other (more than one only for mutations), requests in parallel where they can be.</summary>
internal sealed record QueryPlan(
    OperationKind Kind, SelectionSet Operation, Layout Root, IReadOnlyList<PlanStage> Stages);

/// <summary>Requests that belong together; each starts when those it depends on have answered.</summary>
internal sealed record PlanStage(IReadOnlyList<FetchRequest> Requests);

/// <summary>One HTTP request to a subgraph: a fetch from the root, or all entity fetches of one wave.</summary>
internal sealed class FetchRequest
{
    public required int Index { get; init; }

    public required Subgraph Subgraph { get; init; }

    public required int Wave { get; init; }

    public required OperationKind Kind { get; init; }

    /// <summary>The selection from the root; null when the request is for entities.</summary>
    public FetchSelection? Root { get; init; }

    /// <summary>A selection from the root for objects of the query type that lie deeper.</summary>
    public FetchStep? RootAgain { get; init; }

    public IReadOnlyList<EntityCall> Calls { get; init; } = [];

    /// <summary>Indexes of requests that must have answered.</summary>
    public required IReadOnlyList<int> DependsOn { get; init; }

    public required string Document { get; init; }

    /// <summary>Writes the document anew, with each call once for each set of values of its contexts; null when there are no contexts.</summary>
    public Func<IReadOnlyList<int>, string>? Repeat { get; init; }

    /// <summary>The client's variables to pass on.</summary>
    public required IReadOnlyList<string> Variables { get; init; }
}

/// <summary>One <c>_entities</c> field of a request. Fetches that ask the same of entities of one type, at whatever path, share it.</summary>
internal sealed record EntityCall(string Alias, string RepresentationsVariable, string SelectionText, IReadOnlyList<FetchStep> Targets)
{
    /// <summary>Arguments that the entities take from objects further up, in the order of their variables.</summary>
    public IReadOnlyList<ContextNeed> Contexts { get; } =
        [.. Targets.SelectMany(step => step.Input!.Contexts).Select(context => context.Need).DistinctBy(need => need.Variable).OrderBy(need => need.Variable, StringComparer.Ordinal)];

    /// <summary>In the names of variables that could be a client's; nearly always empty.</summary>
    public string Apart { get; init; } = "";

    /// <summary>Sets the variables of one <c>_entities</c> field apart from those of others: <c>contextualArgument_1_0_2_1</c> in the second copy of <c>_2</c>.</summary>
    public string Suffix(int copy) => Apart + (Alias == "_entities" ? "" : Alias) + Copy(copy);

    /// <summary>What the names of a call's further copies end in.</summary>
    public static string Copy(int copy) => copy == 0 ? "" : $"_{copy}";
}
