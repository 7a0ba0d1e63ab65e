using System.Diagnostics;
using System.Diagnostics.Metrics;
using Octomart.Gateway.Planning;
using Octomart.Gateway.Transport;

namespace Octomart.Gateway.Diagnostics;

/// <summary>Spans and metrics, under the name <c>Octomart.Gateway</c>.</summary>
internal static class GatewayTelemetry
{
    public const string Name = "Octomart.Gateway";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> FetchDuration = Meter.CreateHistogram<double>("gateway.fetch.duration", "s", "How long subgraphs took to answer.");
    private static readonly Counter<long> FetchFailures = Meter.CreateCounter<long>("gateway.fetch.failures", description: "Subgraph requests without an answer.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("gateway.fetch.retries", description: "Subgraph requests whose connection broke: sent again, or refused for want of budget.");
    private static readonly Histogram<double> RequestDuration = Meter.CreateHistogram<double>("gateway.request.duration", "s", "How long operations took.");

    public static Activity? StartOperation(string name) => Source.StartActivity(name);

    public static Activity? StartFetch(FetchRequest request)
    {
        var activity = Source.StartActivity("fetch", ActivityKind.Client);
        activity?.SetTag("graphql.subgraph", request.Subgraph.Name);
        activity?.SetTag("graphql.wave", request.Wave);
        return activity;
    }

    public static void RecordFetch(FetchRequest request, SubgraphResult result, TimeSpan duration)
    {
        var subgraph = new KeyValuePair<string, object?>("subgraph", request.Subgraph.Name);
        FetchDuration.Record(duration.TotalSeconds, subgraph);
        if (result.Failure is { } failure)
        {
            FetchFailures.Add(1, subgraph, new KeyValuePair<string, object?>("code", failure.Code));
            Activity.Current?.SetStatus(ActivityStatusCode.Error, failure.Code);
        }
    }

    public static void RecordRetry(string subgraph, bool isSent) => Retries.Add(
        1, new KeyValuePair<string, object?>("subgraph", subgraph), new KeyValuePair<string, object?>("outcome", isSent ? "sent" : "refused"));

    public static void RecordOperation(string kind, TimeSpan duration) =>
        RequestDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("operation.kind", kind));
}
