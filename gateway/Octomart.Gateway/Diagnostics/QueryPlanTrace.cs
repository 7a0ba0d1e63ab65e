using System.Diagnostics;
using System.Text.Json;
using Octomart.Gateway.Execution;
using Octomart.Gateway.Planning;
using Octomart.Gateway.Transport;

namespace Octomart.Gateway.Diagnostics;

/// <summary>What became of a plan's fetches in one run, for the response's <c>extensions.queryPlan</c>. Documents are told, values never are.</summary>
internal sealed class QueryPlanTrace
{
    private readonly long begun = Stopwatch.GetTimestamp();
    private readonly Dictionary<int, FetchTrace> fetches = [];
    private readonly Lock door = new();

    public void Record(FetchRequest request, RepresentationBuilder[] calls, SubgraphResult result, long sent)
    {
        var trace = new FetchTrace(
            Stopwatch.GetElapsedTime(begun, sent), Stopwatch.GetElapsedTime(sent), request.Root is null ? calls.Sum(call => call.Count) : null, result.Length, result.Failure?.Code);
        lock (door)
        {
            fetches[request.Index] = trace;
        }
    }

    /// <summary>
    /// Adds <c>"extensions":{"queryPlan":{"text":"QueryPlan {...}","fetches":[...]}}</c> to a response that is written. A fetch that was not sent,
    /// for want of entities or because nothing ran, has no times.
    /// </summary>
    public void AppendTo(ByteBuffer response, QueryPlan plan)
    {
        response.Truncate(response.Length - 1);
        response.Write(",\"extensions\":"u8);
        using (var json = new Utf8JsonWriter(response))
        {
            json.WriteStartObject();
            json.WriteStartObject(QueryPlanDemands.Key);
            json.WriteString("text", PlanPrinter.Print(plan));
            json.WriteStartArray("fetches");
            foreach (var request in plan.Stages.SelectMany(stage => stage.Requests))
            {
                Write(json, request);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        response.Write((byte)'}');
    }

    private void Write(Utf8JsonWriter json, FetchRequest request)
    {
        json.WriteStartObject();
        json.WriteNumber("index", request.Index);
        json.WriteString("subgraph", request.Subgraph.Name);
        json.WriteNumber("wave", request.Wave);
        json.WriteStartArray("after");
        foreach (var index in request.DependsOn)
        {
            json.WriteNumberValue(index);
        }

        json.WriteEndArray();
        json.WriteString("document", request.Document);
        if (fetches.TryGetValue(request.Index, out var fetch))
        {
            json.WriteNumber("startMs", Milliseconds(fetch.Start));
            json.WriteNumber("durationMs", Milliseconds(fetch.Duration));
            json.WriteNumber("bytes", fetch.Bytes);
            if (fetch.Entities is { } entities)
            {
                json.WriteNumber("entities", entities);
            }

            if (fetch.Failure is { } failure)
            {
                json.WriteString("failure", failure);
            }
        }

        json.WriteEndObject();
    }

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);

    private readonly record struct FetchTrace(TimeSpan Start, TimeSpan Duration, int? Entities, int Bytes, string? Failure);
}
