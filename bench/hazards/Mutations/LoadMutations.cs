namespace Octomart.Hazards.Bench.Mutations;

/// <summary>Work that grows with what somebody asks for.</summary>
internal static class LoadMutations
{
    private const string Hostile = "hostile queries";
    private const string Preparer = "gateway/Octomart.Gateway/Pipeline/OperationPreparer.cs";

    public static IReadOnlyList<Mutation> List { get; } =
    [
        new(
            "N+1",
            "every key is a read of its own",
            "subgraphs/SubgraphDefaults/Loading/BatchLoader.cs",
            "_open.Keys.Count >= MaxBatchSize",
            "_open.Keys.Count >= MaxBatchSize / 500",
            Proof.Tests("ProductSubgraph", "Entities_for_the_gateway_are_read_at_once")),
        new(
            "N+1",
            "the parts of listed orders are read one by one",
            "subgraphs/SubgraphDefaults/Loading/BatchLoader.cs",
            "if (_open is null || ",
            "if (_open is not null || _open is null || ",
            Proof.Tests("OrderSubgraph", "Lists_and_entities_need_one_read_a_kind_of_document_however_many_orders_there_are")),
        new(Hostile, "operations of any depth are planned", Preparer, "measure.Depth > limits.MaxDepth", "measure.Depth > limits.MaxDepth * 1000", Proof.Tests("Gateway", "LimitTests.Depth")),
        new(Hostile, "any number of aliases is planned", Preparer, "measure.Aliases > limits.MaxAliases", "measure.Aliases > limits.MaxAliases * 1000", Proof.Tests("Gateway", "LimitTests.Aliases")),
        new(
            Hostile,
            "lists of lists of lists are fetched",
            "gateway/Octomart.Gateway/Pipeline/GatewayPipeline.cs",
            "cost > options.Limits.MaxCost",
            "cost < 0",
            Proof.Tests("Gateway", "LimitTests.Cost")),
        new(
            Hostile,
            "a plan is searched for as long as it takes",
            "gateway/Octomart.Gateway/Planning/Paths/PathFinder.cs",
            "++steps > options.MaxSteps",
            "++steps < 0",
            Proof.Tests("Gateway", "An_operation_whose_ways_take_more_steps_to_find_than_allowed_is_refused")),
        new(
            Hostile,
            "a connection may subscribe to anything, any number of times",
            "gateway/Octomart.GraphQLTransport/WebSockets/GraphQLWebSocketSession.cs",
            "_operations.Count >= options.MaxOperationsPerConnection",
            "_operations.Count < 0",
            Proof.Tests("GraphQLTransport", "More_operations_than_allowed_close_the_connection")),
    ];
}
