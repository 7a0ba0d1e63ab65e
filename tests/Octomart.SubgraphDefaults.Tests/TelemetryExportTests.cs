using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Octomart.Testing;

namespace Octomart.SubgraphDefaults.Tests;

/// <summary>What leaves the process for a collector, over the real protocol.</summary>
public sealed class TelemetryExportTests
{
    [Fact]
    public async Task Spans_metrics_and_logs_are_exported_under_the_services_name_and_share_the_trace_of_the_request()
    {
        var received = new ConcurrentDictionary<string, byte[]>();
        await using var collector = await CollectAsync(received);
        var trace = ActivityTraceId.CreateRandom();

        await using var widgets = await SubgraphHarness.StartAsync(new WidgetSubgraph(), new SubgraphHarnessOptions
        {
            Settings = new Dictionary<string, string?>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.First(),
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "50",
                ["OTEL_BLRP_SCHEDULE_DELAY"] = "50",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "50",
            },
        });
        await FailAsync(widgets.Url, $"00-{trace}-00f067aa0ba902b7-01");

        var id = Convert.FromHexString(trace.ToString());
        await ArrivesAsync("/v1/traces", id, "a span of the request's trace");
        await ArrivesAsync("/v1/logs", id, "a line of the log of the request's trace");
        await ArrivesAsync("/v1/metrics", "http.server.request.duration"u8.ToArray(), "how long requests take");
        Assert.All(received.Values, sent => Assert.True(Contains(sent, "octomart-widget"u8.ToArray()), "under the service's name"));

        Task ArrivesAsync(string signal, byte[] part, string what) =>
            Eventually.HoldsAsync(() => Task.FromResult(received.TryGetValue(signal, out var sent) && Contains(sent, part)), what);
    }

    // A subscription that breaks is told to the log. The client is traced by this process's listeners as well, and keeps out of it.
    private static async Task FailAsync(string url, string traceParent)
    {
        using var http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{url}/graphql") { Content = JsonContent.Create(new { query = "subscription { count(to: -2) }" }) };
        request.Headers.Add("accept", "text/event-stream");
        request.Headers.Add("traceparent", traceParent);
        using var response = await http.SendAsync(request);
        Assert.Contains("INTERNAL_SERVER_ERROR", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<WebApplication> CollectAsync(ConcurrentDictionary<string, byte[]> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Configuration["Logging:LogLevel:Default"] = "None";
        var app = builder.Build();
        app.MapPost("/v1/{signal}", async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            received.AddOrUpdate(http.Request.Path, body.ToArray(), (_, before) => [.. before, .. body.ToArray()]);
            http.Response.ContentType = "application/x-protobuf";
        });
        await app.StartAsync();
        return app;
    }

    private static bool Contains(byte[] body, byte[] part) => body.AsSpan().IndexOf(part) >= 0;
}
