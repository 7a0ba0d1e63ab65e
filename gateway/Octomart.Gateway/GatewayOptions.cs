using System.ComponentModel.DataAnnotations;

namespace Octomart.Gateway;

/// <summary>How the gateway serves: section <c>Gateway</c>, checked when the host starts.</summary>
public sealed class GatewayOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Gateway";

    /// <summary>The section of what the wire reads.</summary>
    public const string TransportSection = "Gateway:Transport";

    /// <summary>The supergraph file to serve; not needed when its text is given in code.</summary>
    public string? SupergraphPath { get; set; }

    /// <summary>The supergraph's text, instead of a file.</summary>
    public string? SupergraphSdl { get; set; }

    /// <summary>Settings by subgraph name. Addresses in the supergraph are only defaults.</summary>
    public Dictionary<string, SubgraphOptions> Subgraphs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long a subgraph may take, 10 ms to 10 min. Default 10 s. <see cref="SubgraphOptions.Timeout"/> overrides it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan SubgraphTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a whole query or mutation may take, 10 ms to 10 min. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether clients may ask for the schema. Default true.</summary>
    public bool IsIntrospectionEnabled { get; set; } = true;

    /// <summary>
    /// Whether validation errors say "Did you mean ...?". Default true. Off hides every name that the client has not come upon by itself, so that a
    /// schema that is not to be introspected cannot be guessed together; the types of what it did name are still told.
    /// </summary>
    public bool AreSuggestionsEnabled { get; set; } = true;

    /// <summary>
    /// Who may ask how an operation is answered (<c>"extensions": {"queryPlan": "EXPLAIN"}</c>, or <c>"ANALYZE"</c>): the role, a value of the
    /// claim <c>roles</c>; <c>*</c> for everybody, empty for nobody. Default: nobody. The shop's own gateway says ADMIN, and the shop in one process everybody.
    /// </summary>
    public string? QueryPlanRole { get; set; }

    /// <summary>Bytes of one subgraph response, 1 KiB to 1 GiB. Default 64 MiB.</summary>
    [Range(1024, 1024 * 1024 * 1024)]
    public int MaxSubgraphResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Validated documents kept, 1 to 1,000,000. Default 2,000.</summary>
    [Range(1, 1_000_000)]
    public int DocumentCacheSize { get; set; } = 2_000;

    /// <summary>Plans kept, 1 to 1,000,000. Default 2,000.</summary>
    [Range(1, 1_000_000)]
    public int PlanCacheSize { get; set; } = 2_000;

    /// <summary>Request headers passed on to subgraphs, besides Authorization, traceparent and the request id. Default: Accept-Language.</summary>
    public List<string> ForwardedHeaders { get; } = ["Accept-Language"];

    /// <summary>Labels of <c>@override(label:)</c> that are on, besides <c>percent(n)</c>, which is on for so many of a hundred requests. Default: none.</summary>
    public List<string> OverrideLabels { get; } = [];

    /// <summary>How often the supergraph file is looked at for changes; zero for never. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan SupergraphPollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A JSON file of documents by id that clients may run by <c>documentId</c>; null for none.</summary>
    public string? TrustedDocumentsPath { get; set; }

    /// <summary>Whether only documents of <see cref="TrustedDocumentsPath"/> run. Default false.</summary>
    public bool OnlyTrustedDocuments { get; set; }

    /// <summary>Whether identical queries to a subgraph that are under way at once share one call. Default true.</summary>
    public bool DeduplicateSubgraphRequests { get; set; } = true;

    /// <summary>Requests to one subgraph at once, 1 to 100,000. Default 512. More wait.</summary>
    [Range(1, 100_000)]
    public int MaxConcurrentSubgraphRequests { get; set; } = 512;

    /// <summary>Failures in a row after which a subgraph is left alone, 1 to 1,000,000. Default 20.</summary>
    [Range(1, 1_000_000)]
    public int BreakerThreshold { get; set; } = 20;

    /// <summary>How long it is left alone. Default 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan BreakerDuration { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Retries as a share of the requests to a subgraph in the last 10 s, 0 to 1. Default 0.2. Only queries whose connection broke are retried, once; a few
    /// retries are always allowed, unless the share is 0.
    /// </summary>
    [Range(0.0, 1.0)]
    public double RetryShare { get; set; } = 0.2;

    /// <summary>Limits that are checked before an operation is planned.</summary>
    public OperationLimits Limits { get; } = new();
}

/// <summary>What is particular to one subgraph.</summary>
public sealed class SubgraphOptions
{
    /// <summary>The section's name, of the subgraph NAME.</summary>
    public const string Section = GatewayOptions.Section + ":Subgraphs:NAME";

    /// <summary>Its GraphQL endpoint.</summary>
    public Uri? Url { get; set; }

    /// <summary>How long it may take; null for <see cref="GatewayOptions.SubgraphTimeout"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan? Timeout { get; set; }

    /// <summary>How the gateway subscribes to it. Default: server-sent events.</summary>
    public SubscriptionProtocol SubscriptionProtocol { get; set; }
}

/// <summary>How subscriptions reach a subgraph.</summary>
public enum SubscriptionProtocol
{
    /// <summary>Server-sent events: a POST that accepts <c>text/event-stream</c>.</summary>
    EventStream,

    /// <summary>A WebSocket with the subprotocol graphql-transport-ws.</summary>
    WebSocket,
}

/// <summary>Bounds of one operation. An operation at a limit passes, one beyond it is refused before planning.</summary>
public sealed class OperationLimits
{
    /// <summary>The section's name.</summary>
    public const string Section = GatewayOptions.Section + ":Limits";

    /// <summary>Tokens of the document, 100 to 1,000,000. Default 10,000.</summary>
    [Range(100, 1_000_000)]
    public int MaxTokens { get; set; } = 10_000;

    /// <summary>Nested fields, fragments followed, 1 to 500. Default 30. Introspection fields do not count.</summary>
    [Range(1, 500)]
    public int MaxDepth { get; set; } = 30;

    /// <summary>Aliased fields, fragments followed, 0 to 100,000. Default 500.</summary>
    [Range(0, 100_000)]
    public int MaxAliases { get; set; } = 500;

    /// <summary>Fields, each counted as often as its fragments are spread, 1 to 1,000,000. Default 4,000. A small document can stand for any number.</summary>
    [Range(1, 1_000_000)]
    public int MaxFields { get; set; } = 4_000;

    /// <summary>Fields of the root, fragments followed, 1 to 10,000. Default 100.</summary>
    [Range(1, 10_000)]
    public int MaxRootFields { get; set; } = 100;

    /// <summary>Estimated cost by <c>@cost</c> and <c>@listSize</c>, 1 to 1,000,000,000. Default 1,000,000.</summary>
    [Range(1, 1_000_000_000)]
    public int MaxCost { get; set; } = 1_000_000;

    /// <summary>How long a list is taken to be that says nothing of its size, 1 to 10,000. Default 10.</summary>
    [Range(1, 10_000)]
    public int DefaultListSize { get; set; } = 10;

    /// <summary>Directives in the document, 0 to 10,000. Default 200.</summary>
    [Range(0, 10_000)]
    public int MaxDirectives { get; set; } = 200;
}
